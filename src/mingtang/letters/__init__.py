"""公文：a plain letter set in the official layout (GB/T 9704), as .docx, as .pdf and as a preview; nothing is kept."""
