"""公开的解读：explainers as the public reads them, one picture of each, and how much is explained."""
