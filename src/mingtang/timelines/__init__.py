"""时间线：what of a key work the public gets, and how it is handed in."""
