"""遮盖副本：copies of files that are given out, made on the desk; what was covered is never kept."""
