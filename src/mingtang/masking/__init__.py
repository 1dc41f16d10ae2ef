"""遮盖：copies of files that are given out, with what must not be read really taken out; no models, no database."""
