"""Blame: the parties that a text names, whose deed a figure is, and on whose side its people are."""
