"""落实情况公开：what of a plan the public gets, and how a published page is read."""
