"""公开门户：what anyone may read."""
