"""审签单：the sheet on which three reviews and three proofs of a text stand, on the screen, on paper and as a file."""
