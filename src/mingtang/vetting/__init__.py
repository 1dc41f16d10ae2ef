"""公开前核对：what was found in a text and its files, settled or ignored with a reason; the organ's own words."""
