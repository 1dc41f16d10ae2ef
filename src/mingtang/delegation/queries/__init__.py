"""任务下达的查询：targets, the inbox, likely tasks, and the roll-up."""
