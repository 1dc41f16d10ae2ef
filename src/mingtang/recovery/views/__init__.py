"""找回的页面：of one person, and of one recovery."""
