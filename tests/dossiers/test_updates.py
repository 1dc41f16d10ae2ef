"""进展：written, taken back by whoever wrote it, corrected once the public has it; nothing unfit is taken."""

from datetime import date
from decimal import Decimal

import pytest

from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.dossiers import actions
from mingtang.dossiers.models import Milestone, Update
from mingtang.law.rules import RuleBroken
from tests.dossiers.conftest import AT, MADE, facts, published, wrote
from tests.refusals import refused
from tests.roles import everything

REPORTS = "进展由更新人、牵头单位和参与单位的承办人，或者本机关政务公开专员填写。"
MARKED = "机密★1年\n清淤。"
PHONE = "联系人13800138000。"
NUMBERS = "文字里有手机号，请删去个人信息再提交。"


@pytest.mark.parametrize("who", ["officer", "clerk", "district-officer"])
def test_those_who_carry_it_report(made, dossier, who):
    update = wrote(made, dossier, by=who, value=Decimal("2.00"), unit_of_value="公里")
    assert (update.written_by, update.figure, update.proposed_at) == (made[who], "2 公里", None)


@pytest.mark.parametrize("who", ["other-officer", "village-officer", "reviewer", "leader", "neighbour-officer"])
def test_nobody_else_reports(made, dossier, who):
    with refused(REPORTS):
        wrote(made, dossier, by=who)


def test_all_that_is_wrong_with_an_entry_is_said_at_once(made, dossier):
    with refused("请写一两句进展。", "进展的日期还没有到，请核对。",
                 "数值和单位要一起填写，例如 3.4 公里；没有数据就都不填。"):  # fmt: skip
        wrote(made, dossier, " ", on=date(2026, 3, 6), value=Decimal(1))
    with refused("进展的日期早于这项重点工作的开始日期，请核对。"):
        wrote(made, dossier, on=date(2026, 1, 4))


def test_the_same_is_not_written_twice_but_may_be_after_it_was_taken_back(made, dossier):
    first = wrote(made, dossier)
    with refused("同样的进展已经写过。"):
        wrote(made, dossier, by="clerk")
    actions.withdraw(first, by=made["officer"], at=AT)
    assert wrote(made, dossier, by="clerk").is_standing


def test_only_its_writer_takes_it_back_and_once(made, dossier):
    update = wrote(made, dossier)
    with refused("进展由填写人自己撤回。"):
        actions.withdraw(update, by=made["clerk"], at=AT)
    actions.withdraw(update, by=made["officer"], at=AT)
    with refused("这条进展已撤回或者更正。"):
        actions.withdraw(update, by=made["officer"], at=AT)
    assert list(Update.rows.standing()) == []


def test_what_is_public_is_corrected_and_never_taken_back(made, dossier):
    update = wrote(made, dossier)
    with refused("这条进展没有公开，不必更正，由填写人撤回就可以。"):
        actions.correct(update, note="数字有误。", by=made["officer"], at=AT)
    published(made, dossier, update)
    with refused("这条进展已经公开，不能撤回，请用更正。"):
        actions.withdraw(update, by=made["officer"], at=AT)
    with refused("更正由更新人江承办或者柳溪镇人民政府的政务公开专员办理。", "请写明更正说明，公众会看到它。"):
        actions.correct(update, note="", by=made["district-officer"], at=AT)
    corrected = actions.correct(update, note=" 数字有误。 ", by=made["clerk"], at=AT)
    assert (corrected.correction, corrected.corrected_by) == ("数字有误。", made["clerk"])
    with refused("这条进展已撤回或者更正。"):
        actions.correct(update, note="再改。", by=made["clerk"], at=AT)


def step():
    return Milestone.rows.select_related("dossier__unit__organ").get(title="清淤")


TYPED = {
    "title of the key work": lambda made, row, text: actions.change(
        row, facts=facts(made, title=text), by=made["clerk"], at=AT
    ),
    "goal": lambda made, row, text: actions.change(row, facts=facts(made, goal=text), by=made["clerk"], at=AT),
    "why": lambda made, row, text: actions.change(row, facts=facts(made, why=text), by=made["clerk"], at=AT),
    "a new one": lambda made, row, text: actions.create(
        made.organ, slug="xin", facts=facts(made, goal=text), by=made["clerk"], at=MADE
    ),
    "progress": lambda made, row, text: wrote(made, row, text),
    "unit of a figure": lambda made, row, text: wrote(made, row, value=Decimal(1), unit_of_value=text),
    "correction": lambda made, row, text: actions.correct(row.updates.get(), note=text, by=made["officer"], at=AT),
    "milestone": lambda made, row, text: actions.add_milestone(
        row, title=text, due_on=date(2026, 7, 1), by=made["officer"], at=AT
    ),
    "proof": lambda made, row, text: actions.mark_done(step(), done_on=AT.date(), note=text, by=made["officer"], at=AT),
    "reason for moving": lambda made, row, text: actions.move_due(
        step(), due_on=date(2026, 7, 1), reason=text, by=made["officer"], at=AT
    ),
    "reason for closing": lambda made, row, text: actions.close(row, reason=text, by=made["clerk"], at=AT),
    "reason for reopening": lambda made, row, text: actions.reopen(row, reason=text, by=made["clerk"], at=AT),
}


def test_a_mark_of_secrecy_is_refused_wherever_it_is_typed_and_only_that_is_noted(made, dossier):
    published(made, dossier, wrote(made, dossier, "已清淤。"))
    for number, typed in enumerate(TYPED, start=1):
        before = everything()
        with pytest.raises(RuleBroken) as told:
            TYPED[typed](made, dossier, MARKED)
        assert told.value.reasons == (CLASSIFIED,), typed
        noted = Entry.rows.filter(verb="dossiers.refuse_classified").values_list("facts", flat=True)
        assert list(noted) == ["{}"] * number, typed
        trail = {"audit.Entry", "audit.Head"}
        assert [name for name, rows in everything().items() if rows != before[name] and name not in trail] == [], typed


def test_a_persons_number_is_refused_wherever_it_is_typed(made, dossier):
    published(made, dossier, wrote(made, dossier, "已清淤。"))
    for typed in TYPED.values():
        with refused(NUMBERS):
            typed(made, dossier, PHONE)
