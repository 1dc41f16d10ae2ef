"""工作要点：plans, their commitments, who answers for them and by when."""
