"""公文：opened when drafting begins, its openness decided at the source, its steps on the way to publication."""
