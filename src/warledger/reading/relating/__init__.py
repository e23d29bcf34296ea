"""Relating: which figures of a report restate each other, and which lie inside which."""
