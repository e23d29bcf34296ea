"""Accounts: what a report says of control, of agreements and of who claims and denies what; see :mod:`.reader`."""
