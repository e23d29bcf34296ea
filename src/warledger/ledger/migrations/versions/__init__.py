"""Each file here is one change of the schema."""
