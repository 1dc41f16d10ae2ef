"""发布渠道：this site or the county portal, the package for it, and where it came to stand."""
