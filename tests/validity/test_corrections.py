"""效力登记的边界和更正：no day that cannot be, nothing older over what is newer, and a way back."""

from datetime import date

import pytest

from mingtang.audit.models import Entry
from mingtang.law.metadata import Validity
from mingtang.law.validity import Tie
from mingtang.validity.actions.lives import end, take_back
from mingtang.validity.actions.relations import relate, take_effect, unrelate
from mingtang.validity.models import Relation
from tests.builders import moment
from tests.refusals import refused
from tests.validity.conftest import LATER, TODAY, label, public

BY_ITSELF = "这一条跟着别的文件、清理结果或者重新公布而来，不能单独更正；请去掉那个关系，或者撤下那份文件。"
LEADER_ALONE = "登记以后马上公开，文件的废止由柳溪镇人民政府的分管领导登记、更正。"
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
        take_back(turn, reason=" ", by=made["leader"], at=LATER)
    for who in ("officer", "clerk"):
        with refused(LEADER_ALONE):
            take_back(turn, reason="废止的是另一份。", by=made[who], at=LATER)
    take_back(turn, reason="废止的是另一份。", by=made["leader"], at=LATER)
    assert label(document) == "valid"
    kept = Entry.rows.get(verb="validity.take-back")
    assert "废止的是另一份。" in str(kept.facts)
    with refused("这一条已经不再算，不用再更正。"):
        take_back(turn, reason="再更正。", by=made["leader"], at=LATER)
    end(document, **told)
    assert label(document) == "repealed"


def test_what_another_document_did_is_not_taken_back_alone(made):
    older, newer = public(made, "旧办法"), public(made, "新办法", **NEWER)
    relate(newer, tie=Tie.REPEALS, other=older, by=made["leader"], at=LATER)
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


def test_what_the_public_read_as_holding_is_not_ended_before_the_day_of_the_entry(made):
    document, later = public(made), moment("2026-06-01")
    told = {"kind": Validity.REPEALED, "basis": "会议决定。", "by": made["leader"], "at": later}
    with refused(
        "这份文件从2026年3月4日起公开，公众看到的不是这样，废止从今天或者以后的日子起算；"
        "由另一份文件废止的，请在那份文件的“有效性”里登记关系，从它施行那天起算。"
    ):
        end(document, on=date(2026, 4, 1), **told)
    assert end(document, on=date(2026, 6, 1), **told).on == date(2026, 6, 1)


def test_a_relation_that_changes_a_label_or_says_typed_words_is_the_leaders(made):
    older, newer = public(made, "旧办法"), public(made, "新办法", **NEWER)
    clerk = {"by": made["clerk"], "at": LATER}
    with refused(LEADER_ALONE):
        relate(newer, tie=Tie.REPEALS, other=older, **clerk)
    typed = {"tie": Tie.BASED_ON, "title": "省里的办法", "number": "无文号"}
    with refused("登记以后马上公开，和不在本站的文件的关系由柳溪镇人民政府的分管领导登记、更正。"):
        relate(newer, **typed, **clerk)
    relation = relate(newer, **typed, by=made["leader"], at=LATER)
    assert relate(newer, **typed, by=made["leader"], at=LATER) == relation
    with refused("登记以后马上公开，和不在本站的文件的关系由柳溪镇人民政府的分管领导登记、更正。"):
        unrelate(relation, **clerk)
    assert relate(newer, tie=Tie.BASED_ON, other=older, **clerk).other == older
