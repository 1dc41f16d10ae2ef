"""佐证：what shows that a commitment moves or is done; who judged it, and whether the public may see it."""
