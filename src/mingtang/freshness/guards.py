"""更新情况的守卫：that somebody looked is not rewritten."""

from mingtang.audit.triggers import frozen

GUARDS = (*frozen("freshness_recheck", "核对记录不得改动"),)
