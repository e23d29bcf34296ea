"""Places: a name and its context become ranked candidates with reasons."""
