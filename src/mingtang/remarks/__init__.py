"""指出的地方：what a reviewer points to in a text, and what its author answers."""
