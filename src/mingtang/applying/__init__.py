"""提出申请：the public form, what comes by other ways, and what applicants do themselves with number and code."""
