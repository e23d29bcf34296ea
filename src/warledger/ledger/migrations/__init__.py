"""Migrations, one file a change of the schema; a ledger is brought up to date when it is opened for writing."""
