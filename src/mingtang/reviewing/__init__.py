"""审签：the screens and papers of review: places marked, due days, the slip, a signature on paper."""
