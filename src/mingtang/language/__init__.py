"""语言：Chinese official prose, read by rules; knows no framework and no database."""
