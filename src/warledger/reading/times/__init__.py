"""Times: the days that a text speaks of, and which of them belongs to which figure."""
