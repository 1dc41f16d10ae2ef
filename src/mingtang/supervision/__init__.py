"""督查：to begin with, the due work: what is due is done once, by one runner at a time, and shows on the desk."""
