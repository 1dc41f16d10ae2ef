"""来访与回执码：how many times somebody came to a public door today, and the codes that a sender is given there."""
