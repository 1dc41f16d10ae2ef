"""留痕的查阅：who did what and when, in the words of those who read it, and whether the chains hold."""
