"""日历：one's due days under a private address that calendar programs read."""
