"""登录与退出的页面，and that of one's own password."""
