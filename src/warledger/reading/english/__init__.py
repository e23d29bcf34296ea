"""English: the tables and patterns that the cascade reads with."""
