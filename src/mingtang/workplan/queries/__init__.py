"""工作要点的查询：across plans and commitments."""
