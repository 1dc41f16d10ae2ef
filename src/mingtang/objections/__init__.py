"""补贴名单的异议：somebody says that a list is wrong; it is answered, and money waits for it."""
