"""政策解读：explainers of documents, planned, signed and released together with them, or exempted by a leader."""
