"""申请分析：what is applied for, about what, how it ends and how fast; numbers, and no names."""
