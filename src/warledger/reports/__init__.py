"""Intake: an address, a file, a feed or an archive becomes reports whose text never changes again."""
