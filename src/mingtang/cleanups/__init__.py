"""清理：an organ looks through its documents, decides what becomes of each, and publishes the lists."""
