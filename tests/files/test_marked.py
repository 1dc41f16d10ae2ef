"""拒收密级标志。"""

import pytest

from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.files.marked import refuse_if_marked
from mingtang.law.rules import RuleBroken
from tests.files.conftest import AT

VERB = "lines.refuse_classified"
ELSEWHERE = "涉密的内容请当面反映。"


@pytest.mark.parametrize(
    ("more", "subject", "said"),
    [({}, "organs.unit", CLASSIFIED), ({"of": "officer", "said": ELSEWHERE}, "organs.person", ELSEWHERE)],
)
def test_a_marked_text_is_refused_and_only_counted(town, officer, more, subject, said):
    more = more | {"of": officer if "of" in more else None}
    before = Entry.rows.count()
    with pytest.raises(RuleBroken) as refused:
        refuse_if_marked(["标题", "机密★1年 正文"], unit=town, verb=VERB, by=officer, at=AT, **more)
    assert refused.value.reasons == (said,)
    (told,) = list(Entry.rows.order_by("id"))[before:]
    assert (told.verb, told.subject.partition(":")[0], told.facts) == (VERB, subject, "{}")


def test_a_text_without_a_mark_leaves_nothing(town, officer):
    before = Entry.rows.count()
    refuse_if_marked(["学习保守国家秘密法"], unit=town, verb=VERB, by=officer, at=AT)
    assert Entry.rows.count() == before
