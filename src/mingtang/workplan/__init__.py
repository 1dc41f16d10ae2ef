"""工作要点台账：plans, commitments, evidence, notes, and what of them the public may follow."""
