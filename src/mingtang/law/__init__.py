"""法规：rules as plain Python, each citing its article. No Django, no input or output but its own data files."""
