"""What each command of the executable does."""
