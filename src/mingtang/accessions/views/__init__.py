"""从文件建稿的页面：one file, and a batch of them."""
