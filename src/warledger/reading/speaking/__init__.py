"""Speaking: who says what, from the word of saying to the chain of speakers behind a statement."""
