"""单位与人员的页面：people, posts, units."""
