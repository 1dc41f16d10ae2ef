"""佐证的写入：evidence, notes and rules."""
