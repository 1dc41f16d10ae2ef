"""补贴名单：who gets a subsidy and how much, shown for its days and then taken down by itself; objections to it."""
