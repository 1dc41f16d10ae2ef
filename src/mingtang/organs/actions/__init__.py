"""单位、人员、岗位的写入。"""

from mingtang.organs.actions.deputies import arrange_deputy, begin_standing_in, end_deputy, name_usual_deputy
from mingtang.organs.actions.passwords import set_password
from mingtang.organs.actions.people import add_person, change_person, leave
from mingtang.organs.actions.posts import appoint, end_post, revoke_post
from mingtang.organs.actions.units import change_unit, close_unit, create_unit

__all__ = [
    "add_person",
    "appoint",
    "arrange_deputy",
    "begin_standing_in",
    "change_person",
    "change_unit",
    "close_unit",
    "create_unit",
    "end_deputy",
    "end_post",
    "leave",
    "name_usual_deputy",
    "revoke_post",
    "set_password",
]
