"""录音录像：what a recording is by its own bytes, how long it lasts, and what was written beside it; no database."""
