"""清理的规则：states, scopes, proposals, and whose hands are whose. No database."""

from datetime import date
from itertools import pairwise

import pytest

from mingtang.law.cleanups import (
    FATE_HEADINGS,
    MOVES,
    CleanupState,
    Fate,
    Proposal,
    Scope,
    reasons_against_fate,
    reasons_against_handing_in,
    reasons_against_hands,
    reasons_against_lacking,
)
from mingtang.law.metadata import Validity
from mingtang.law.moves import may_move
from mingtang.law.validity import Life

TODAY = date(2026, 3, 5)
SOUND = {
    "title": "2026年清理", "basis": "通知要求。", "since_on": date(2016, 1, 1), "until_on": TODAY,
    "types": ("normative",),
    "due_on": TODAY,
}  # fmt: skip


def test_a_campaign_goes_through_three_hands_and_ends_with_the_leaders():
    steps = [CleanupState.OPEN, CleanupState.HANDED_IN, CleanupState.CHECKED, CleanupState.SIGNED]
    assert [may_move(MOVES, now, then) for now, then in pairwise(steps)] == [True, True, True]
    assert [may_move(MOVES, state, CleanupState.OPEN) for state in steps] == [False, True, True, False]
    assert not may_move(MOVES, CleanupState.OPEN, CleanupState.SIGNED)


@pytest.mark.parametrize(
    ("told", "reasons"),
    [
        ({}, []),
        ({"title": " ", "basis": ""}, ["请填写清理的名称。", "请写明为什么清理，依据是什么。"]),
        ({"since_on": None}, ["请填写清理哪天到哪天制定的文件。"]),
        ({"until_on": date(2026, 3, 6)}, ["截止日期在今天以后，还没有制定的文件清理不了，请核对。"]),
        ({"types": ("nonsense",)}, ["请选择清理哪些种类的文件。"]),
        ({"due_on": date(2026, 3, 4)}, ["请填写清理到哪天完成，不能早于今天。"]),
        ({"since_on": date(1, 1, 1)}, ["起始日期早于1949年10月1日，请核对年份。"]),
        ({"since_on": date(1949, 10, 1), "due_on": date(2100, 12, 31)}, []),
        ({"due_on": date(9999, 12, 31)}, ["到哪天完成在 2100 年以后，请核对年份。"]),
    ],
)
def test_a_scope_makes_sense(told, reasons):
    assert Scope(**SOUND | told).reasons(today=TODAY) == reasons


@pytest.mark.parametrize(
    ("proposal", "reasons"),
    [
        (Proposal(), ["请选择处理意见。"]),
        (Proposal(Fate.KEEP), []),
        (Proposal(Fate.LAPSE), ["宣布失效的，请写明理由。"]),
        (Proposal(Fate.AMEND, TODAY, "标准变了。"), []),
        (Proposal(Fate.AMEND, None, "标准变了。"), ["修改的，请写明到哪天改好，不能早于今天。"]),
        (Proposal(Fate.AMEND, date(9999, 12, 31), "标准变了。"), ["到哪天改好在 2100 年以后，请核对年份。"]),
        (Proposal(Fate.REPEAL, TODAY, "已代替。"), ["只有修改的才填修改期限。"]),
        (Proposal(Fate.KEEP, is_reason_public=True), ["理由要公开的，请写明理由。"]),
    ],
)
def test_a_proposal_tells_what_is_needed_for_it(proposal, reasons):
    assert proposal.reasons(today=TODAY) == reasons


def test_what_is_undecided_or_unsure_stops_it():
    assert reasons_against_handing_in(total=3, undecided=0, unsure=0, lacking=0) == []
    assert reasons_against_handing_in(total=0, undecided=0, unsure=0, lacking=0) == ["台账里还没有文件，请先导入。"]
    assert len(reasons_against_handing_in(total=3, undecided=1, unsure=2, lacking=1)) == 3


def test_what_the_ledger_lacks_of_the_library_is_named():
    assert reasons_against_lacking([]) == []
    assert reasons_against_lacking(list("甲乙丙丁戊己")) == [
        "文件库里范围以内、这次清理没有列入的有 6 份：《甲》、《乙》、《丙》、《丁》、《戊》等。"
        "公布了目录，没有列入的就不能作为依据。"
    ]


def test_no_two_steps_are_in_the_same_hands():
    assert reasons_against_hands({1, 2}, proposed={3}, signed={4}) == []
    assert reasons_against_hands({1, 2}, proposed={2}, signed=set()) == [
        "这次清理里有您提的处理意见，请由另一个人审查、签批。"
    ]
    assert reasons_against_hands({1}, proposed={1}, signed={1}) == ["您已经在这次清理里签过名，这一步请由另一个人办。"]


@pytest.mark.parametrize(
    ("said", "fate", "reasons"),
    [
        (Validity.VALID, Fate.KEEP, []),
        (Validity.EXPIRED, Fate.KEEP, ["现在已经失效，不能再是“继续有效”。"]),
        (Validity.REPEALED, Fate.AMEND, ["现在已经废止，不能再是“修改”。"]),
        (Validity.EXPIRED, Fate.LAPSE, []),
        (Validity.REPEALED, Fate.REPEAL, []),
    ],
)
def test_what_has_ended_is_not_kept(said, fate, reasons):
    assert reasons_against_fate(Life(said=said), fate, today=TODAY) == reasons


def test_what_is_not_yet_in_force_does_not_lapse():
    pending = Life(in_force_on=date(2026, 4, 1))
    assert reasons_against_fate(pending, Fate.LAPSE, today=TODAY) == ["还没有施行，不能宣布失效；不再施行的，请废止。"]
    assert reasons_against_fate(pending, Fate.REPEAL, today=TODAY) == []


def test_the_lists_stand_in_the_order_in_which_they_are_read():
    assert list(FATE_HEADINGS) == [Fate.KEEP, Fate.REPEAL, Fate.LAPSE, Fate.AMEND]
