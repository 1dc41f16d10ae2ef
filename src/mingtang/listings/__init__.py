"""发布目录：what is public, as lists: by column, by catalogue item, by day."""
