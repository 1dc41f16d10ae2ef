"""公文办理：the pages of official documents, the sheet on paper, and what of them waits for whom."""
