"""要点导入：a plan as it was read from a file, until the clerk has looked it through."""
