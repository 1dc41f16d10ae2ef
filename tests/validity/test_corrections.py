"""效力登记的边界和更正：no day that cannot be, nothing older over what is newer, and a way back."""

from datetime import date

import pytest

from mingtang.audit.models import Entry
from mingtang.law.metadata import Validity
from mingtang.law.validity import Tie
from mingtang.validity.actions.lives import end, take_back
from mingtang.validity.actions.relations import relate, take_effect
from mingtang.validity.models import Relation
from tests.refusals import refused
from tests.validity.conftest import LATER, TODAY, label, public

BY_ITSELF = "这一条跟着别的文件、清理结果或者重新公布而来，不能单独更正；请去掉那个关系，或者撤下那份文件。"
NEWER = {"number": "柳政发〔2026〕9号", "made_on": date(2026, 3, 1)}


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        (date(1918, 1, 1), "这份文件2026年2月27日成文，废止的日期不能在这以前，请核对。"),
        (date(2026, 2, 26), "这份文件2026年2月27日成文，废止的日期不能在这以前，请核对。"),
        (date(2027, 3, 5), "废止的日期最晚到2027年3月4日（从今天起一年），请核对。"),
    ],
)
def test_no_document_is_repealed_before_it_was_made_or_in_the_far_future(made, on, reason):
    document = public(made)
    with refused(reason):
        end(document, kind=Validity.REPEALED, on=on, basis="会议决定。", by=made["leader"], at=LATER)


def test_a_repeal_entered_by_mistake_is_taken_back_with_a_reason_and_the_label_follows(made):
    document = public(made)
    told = {"kind": Validity.REPEALED, "on": TODAY, "basis": "会议决定。", "by": made["leader"], "at": LATER}
    turn = end(document, **told)
    with refused("请写明为什么更正。"):
        take_back(turn, reason=" ", by=made["clerk"], at=LATER)
    with refused("文件的效力由柳溪镇人民政府的政务公开专员或者分管领导登记。"):
        take_back(turn, reason="废止的是另一份。", by=made["officer"], at=LATER)
    take_back(turn, reason="废止的是另一份。", by=made["clerk"], at=LATER)
    assert label(document) == "valid"
    kept = Entry.rows.get(verb="validity.take-back")
    assert "废止的是另一份。" in str(kept.facts)
    with refused("这一条已经不再算，不用再更正。"):
        take_back(turn, reason="再更正。", by=made["clerk"], at=LATER)
    end(document, **told)
    assert label(document) == "repealed"


def test_what_another_document_did_is_not_taken_back_alone(made):
    older, newer = public(made, "旧办法"), public(made, "新办法", **NEWER)
    relate(newer, tie=Tie.REPEALS, other=older, by=made["clerk"], at=LATER)
    with refused(BY_ITSELF):
        take_back(older.life.turns.get(), reason="登记错了。", by=made["leader"], at=LATER)


def test_an_older_document_does_not_amend_or_repeal_a_newer_one(made):
    older, newer = public(made, "旧办法"), public(made, "新办法", **NEWER)
    why = "这份文件2026年2月27日成文，另一份2026年3月1日成文，先成文的不能{}后成文的，请核对选的是哪一份。"
    for tie in (Tie.AMENDS, Tie.REPEALS):
        with refused(why.format(tie.label)):
            relate(older, tie=tie, other=newer, by=made["leader"], at=LATER)
    relate(older, tie=Tie.CARRIES_OUT, other=newer, by=made["leader"], at=LATER)
    Relation.rows.create(document=older, tie=Tie.REPEALS.value, other=newer, made_at=LATER)
    take_effect(older, at=LATER)
    assert label(newer) == "valid"
