"""报表：tables of a quarter, frozen and signed."""
