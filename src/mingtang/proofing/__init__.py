"""核对：the page on which what was found in a text is settled, place by place; a masked copy in one click."""
