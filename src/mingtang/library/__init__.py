"""文库：what a unit publishes, as its readers find it: guide, catalogue, columns, documents, feeds and search."""
