"""检索的守卫：a way of saying that was added may be ended, never removed."""

from mingtang.audit.triggers import kept

GUARDS = kept("search_saying", "说法只停用，不删除")
