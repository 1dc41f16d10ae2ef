"""汇总的查询：the levels, and the evidence beneath."""
