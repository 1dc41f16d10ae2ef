"""纸质签名：the slip on paper, scanned by one person and attested by another."""
