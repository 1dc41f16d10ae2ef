"""工作台的查询：across rooms, for one person."""
