"""单位、人员、岗位的写入。"""

from mingtang.organs.actions.passwords import set_password
from mingtang.organs.actions.people import add_person, change_person, leave
from mingtang.organs.actions.posts import appoint, end_post, revoke_post
from mingtang.organs.actions.units import change_unit, close_unit, create_unit

__all__ = [
    "add_person",
    "appoint",
    "change_person",
    "change_unit",
    "close_unit",
    "create_unit",
    "end_post",
    "leave",
    "revoke_post",
    "set_password",
]
