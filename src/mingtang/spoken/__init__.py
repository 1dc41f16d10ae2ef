"""当场答复：said or given while the applicant is there, with its record."""
