"""台账：what people inside see of plans, commitments and evidence, and do with them."""
