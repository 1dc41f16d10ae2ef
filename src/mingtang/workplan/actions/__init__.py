"""工作要点的写入：plans, owners, terms and stored days."""
