"""惠民补贴：a subsidy with its policy, its guide and its application window, and where its money went."""
