"""命令行：the command mingtang."""
