"""依申请公开的申请：what was applied for, by whom, on which days, and every step that was taken with it."""
