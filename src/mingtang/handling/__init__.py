"""办理申请：the case page, and every step between intake and reply."""
