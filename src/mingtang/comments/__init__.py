"""公众意见：a public door on what an organ has published, and what became of each comment."""
