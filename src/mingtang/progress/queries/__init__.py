"""落实情况的查询：the public page as it stands, and how far it has come."""
