"""来办的事的页面：what the rooms above share."""
