"""留痕的查询：what stands in the trail, and what should stand there and does not."""
