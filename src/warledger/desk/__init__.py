"""The desk: a ledger as web pages, as a JSON API, and as a static site. Reads the ledger, never writes to it."""
