"""复议与诉讼登记：what was brought against an act of a case, its own clocks, how it ended, and the year’s counts."""
