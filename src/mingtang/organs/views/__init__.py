"""单位与人员的页面：sign-in, people, posts, units."""
