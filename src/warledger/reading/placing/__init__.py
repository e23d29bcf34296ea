"""Placing: the names of places in a text, and which of them belongs to which figure; no gazetteer is at hand."""
