"""任务下达的写入：hand down, take over, send back, recall, quote."""
