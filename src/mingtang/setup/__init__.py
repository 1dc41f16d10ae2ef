"""设立向导：from an empty organ to its first ledger, step by step."""
