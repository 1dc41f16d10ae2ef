"""台账的查询：across plans, commitments and evidence."""
