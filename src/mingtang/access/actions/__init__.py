"""登录与密码的写入。"""

from mingtang.access.actions.devices import enrol, let_go, tried
from mingtang.access.actions.passwords import change_own_password, note_lock_out
from mingtang.access.actions.sign_ins import begin, end, end_expired, moved, renewed, shut

__all__ = [
    "begin",
    "change_own_password",
    "end",
    "end_expired",
    "enrol",
    "let_go",
    "moved",
    "note_lock_out",
    "renewed",
    "shut",
    "tried",
]
