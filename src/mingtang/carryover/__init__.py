"""结转：this year against last year, and what is still open carried over."""
