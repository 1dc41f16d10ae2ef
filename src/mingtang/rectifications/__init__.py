"""更正：who asks that a record about themselves be put right, and what the organ finds, does and tells them."""
