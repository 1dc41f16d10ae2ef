"""公开文件：how an ordinary document reads in public, and what differs between two editions of it."""
