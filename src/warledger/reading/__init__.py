"""Reading: what one report says, as statements, each with the words behind it."""
