"""写稿：a draft by hand or from Word, its metadata and places, handed in."""
