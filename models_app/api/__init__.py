"""The read API: JSON of what is published, for programs with a token of their agency."""
