"""工作台：what is due for me, and acts that join two rooms."""
