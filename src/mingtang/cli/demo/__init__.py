"""演示数据：an invented county, its towns, and what a year of work leaves behind. No real name, number or place."""
