"""撤回：what is taken back from the public, why, and what is said in its place."""
