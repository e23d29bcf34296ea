"""warledger: an open war monitor that keeps what reports of armed conflict say, word by word."""

__version__ = "0.1.0"
