"""文件的内容：a file as it really is: its kind, its text, what hides in it."""
