"""检索：public search over the index; how words are said, what was not found."""
