"""岗位 × 地址：who sets the code of an organ."""

from mingtang.numbering.actions import set_rule
from mingtang.numbering.models import IndexRule
from tests.numbering.test_numbers import AT, PREFIX, URL
from tests.roles import got, others, posted, stand_ins, strangers


def test_the_rule_is_shown_to_those_who_set_it(town):
    stand_ins(town)
    set_rule(town.organ, prefix=PREFIX, by="install", at=AT)
    keep = {"clerk", "administrator"}
    assert got(town, URL) == {"sign-in": strangers(), 200: keep, 404: others(*keep)}
    assert posted(town, URL, {"prefix": "liuxi01"}) == {"sign-in": strangers(), 302: keep, 404: others(*keep)}
    assert IndexRule.rows.get().prefix == PREFIX
