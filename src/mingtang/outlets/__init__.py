"""发布渠道：where an organ publishes as a rule: on this site, or on the portal of its county."""
