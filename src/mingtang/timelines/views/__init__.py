"""时间线的页面：on the desk."""
