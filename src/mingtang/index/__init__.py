"""索引：what of the released can be found; written in the releasing transaction."""
