"""封存件：what must not lie readable on a disk or in a backup: kept encrypted, looked at by few, erased by rule."""
