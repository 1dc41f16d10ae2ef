"""有效性：what became of public documents: in force from, changed, run out, repealed, and how they hang together."""
