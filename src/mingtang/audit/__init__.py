"""留痕：who did what to which record, append-only, one hash chain per organ, checkable from outside."""
