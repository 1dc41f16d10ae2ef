"""提供的文件：what goes along with a reply, who sees it, and how it is filed and forgotten."""
