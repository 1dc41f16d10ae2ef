"""撤回申请的规则。"""

from datetime import date

import pytest

from mingtang.law.reckoning import Due
from mingtang.law.withdrawals import until

ON = date(2026, 3, 17)


@pytest.mark.parametrize(
    ("due", "told"),
    [
        (None, ("等您决定", "warn")),
        (Due(None, False, ()), ("等您决定", "warn")),
        (Due(ON, False, ()), ("等您决定，3月17日以前", "warn")),
        (Due(ON, True, ()), ("等您决定，3月17日以前（暂定）", "warn")),
        (Due(date(2026, 3, 16), False, ()), ("等您决定，3月16日已经过了", "bad")),
    ],
)
def test_whoever_decides_reads_until_when_where_there_is_such_a_day(due, told):
    assert until(due, on=ON) == told
