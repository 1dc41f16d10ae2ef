"""台账表格：the ledger as a spreadsheet that can be edited and read back with a difference."""
