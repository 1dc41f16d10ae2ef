"""规划：plans of several years, their measures, and the commitments that carry them out."""
