"""备份：a consistent copy of database and files while serving, and its restoration into an empty place."""
