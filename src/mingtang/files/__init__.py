"""附件：private until released, typed by content, found by digest."""
