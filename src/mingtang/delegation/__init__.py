"""任务下达：a commitment handed down to the organs and units beneath, accepted or sent back, and rolled up."""
