"""遮盖副本的守卫：what a copy was made of, and how, stays as it was written down."""

from mingtang.audit.triggers import frozen

GUARDS = (*frozen("redaction_maskedcopy", "遮盖副本的记录只增不改"),)
