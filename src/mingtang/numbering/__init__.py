"""索引号：the code in front, the serial of the year, and the one number that each document is given."""
