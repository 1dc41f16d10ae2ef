"""台账的写入：plans, owners, evidence, notes and rules."""
