"""手上的事：what waits for a person, as every room says it of its own."""
