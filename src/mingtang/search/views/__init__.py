"""检索的页面：public and on the desk."""
