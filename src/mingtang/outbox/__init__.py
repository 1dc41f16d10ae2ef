"""发送：notices on the desk, e-mail after commit with a record of its delivery, and digests."""
