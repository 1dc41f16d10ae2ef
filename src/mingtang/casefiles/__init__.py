"""案卷：a case as one package that can be checked years later, and how long it may name the applicant."""
