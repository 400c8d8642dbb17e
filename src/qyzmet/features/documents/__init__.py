"""Papers of a case: what is attached to it, and what is printed from it."""
