"""查出的地方：what in a text or a file must not go public or should be looked at, each at its place; no database."""
