"""编审：what goes public was reviewed by others, is exactly what they saw, and stays as it was."""
