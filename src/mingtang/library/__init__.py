"""公开文库：政府信息公开 of a unit: guide, catalogue, columns, documents, feeds."""
