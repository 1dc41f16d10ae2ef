"""查清单：the public pages of registers, made from published versions alone."""
