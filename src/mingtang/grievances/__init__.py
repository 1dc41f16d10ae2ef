"""投诉：who complains about disclosure, against whom, what is found, ordered and answered, and how it was put right."""
