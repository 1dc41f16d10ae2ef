"""下达的汇总：what became of a task beneath, quoted as evidence above, and what hangs on it at both ends."""
