"""Counts: which people a text says were harmed, and how many; from the words of a sentence to bounds."""
