"""样表：what a list looks like, as a .csv that every spreadsheet opens."""

from mingtang.payees.reading import HEADINGS

BLANK = "\ufeff" + ",".join(HEADINGS) + "\r\n"
"""The mark at the front tells a spreadsheet that it is UTF-8."""
