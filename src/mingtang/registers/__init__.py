"""清单：structured lists with versions, each published with the day from which it holds."""
