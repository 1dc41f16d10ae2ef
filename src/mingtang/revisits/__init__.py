"""复查：a day for each document on which somebody looks whether what is public still holds."""
