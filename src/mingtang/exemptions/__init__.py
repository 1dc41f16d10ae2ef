"""免予解读：what must be explained, what an organ adds to it, and what a leader exempts."""
