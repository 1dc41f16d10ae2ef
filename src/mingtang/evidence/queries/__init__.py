"""佐证的查询：what it says of the commitments."""
