"""发布：now, at a time, or several at one moment; withdrawal, emergency and its debt."""
