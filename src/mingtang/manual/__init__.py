"""手册：the text that clerks read, and the help that every screen quotes from it."""
