"""文库的查询：public facts alone; nobody's sight is asked."""
