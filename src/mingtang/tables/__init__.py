"""表格：rows under columns that are data, read from an upload, written to a workbook, held against each other."""
