"""清理目录：the pages and tables of a clean-up, and the lists that are published of it."""
