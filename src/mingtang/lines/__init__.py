"""口径：what everybody says of an emergency, as figures and sentences that a leader signed. It stays inside."""
