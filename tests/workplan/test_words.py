"""用词：days, states and next steps as people read them; and whom the plan means."""

from datetime import date
from types import SimpleNamespace

import pytest

from mingtang.language.offices import said
from mingtang.law.workdays import Calendar
from mingtang.workplan.owners import named_units, suggested_units
from mingtang.workplan.words import Left, left, left_of, step_for, why_state
from tests import builders

TABLE = Calendar.shipped()
ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("due_on", "told"),
    [
        (date(2026, 11, 30), Left("还有 6 个工作日", "11月30日前", "warn")),
        (date(2026, 12, 31), Left("还有 29 个工作日", "12月31日前", "none")),
        (date(2026, 11, 20), Left("今天到期", "", "warn")),
        (date(2026, 11, 18), Left("已超过 2 个工作日", "11月18日到期", "bad")),
        (date(2025, 12, 31), Left("已超过 219 个工作日", "2025年12月31日到期", "bad")),
        (date(2016, 12, 31), Left("2016年12月31日到期")),
    ],
)
def test_how_long_is_left_is_said_with_the_day(due_on, told):
    assert left(due_on, on=ON, calendar=TABLE) == told


def test_a_whole_sentence_names_both():
    assert left(date(2026, 11, 30), on=ON, calendar=TABLE).words == "还有 6 个工作日，11月30日前"
    assert Left("没有到期日").words == "没有到期日"


@pytest.mark.parametrize(
    ("key", "state", "words"),
    [
        ("1.1.1", "not_started", "已超过 99 个工作日，6月30日到期"),
        ("1.1.1", "done", "已完成，不再计时"),
        ("1.2.2", "stale", "已超过 139 个工作日，4月30日到期"),
        ("1.3.1", "in_progress", "持续推进，没有到期日"),
    ],
)
def test_a_commitment_says_how_long_it_has(plan, key, state, words):
    row = builders.commitment(plan, key)
    assert left_of(row, state=state, on=ON, calendar=TABLE).words == words


def test_a_recurring_commitment_that_is_covered_to_the_end_says_so(plan):
    row = builders.commitment(plan, "1.1.2")
    row.next_due_on = None
    assert left_of(row, state="in_progress", on=ON, calendar=TABLE).words == "最后一期已有成果"


def piece(on, **told):
    usual = {"counts": True, "is_waiting": False, "completing": False, "title": "公示"}
    return SimpleNamespace(on=on, **usual | told)


@pytest.mark.parametrize(
    ("state", "evidence", "sentence"),
    [
        ("not_started", [], "还没有认定过的佐证。"),
        (
            "not_started",
            [piece(ON, counts=False, is_waiting=True)],
            "还没有认定过的佐证。另有 1 份等待认定，还不算数。",
        ),
        (
            "in_progress",
            [piece(date(2026, 11, 1)), piece(date(2026, 9, 1))],
            "有 2 份认定过的佐证，最近一份是2026年11月1日的，距今 19 天，没有超过 90 天。",
        ),
        (
            "stale",
            [piece(date(2026, 8, 1))],
            "有 1 份认定过的佐证，最近一份是2026年8月1日的，距今 111 天，超过 90 天。",
        ),
        ("done", [piece(date(2026, 8, 1), completing=True)], "“公示”（2026年8月1日）经另一人认定为证明完成。"),
    ],
)
def test_a_state_says_why(state, evidence, sentence):
    assert why_state(state, evidence, on=ON, stale_after=90) == sentence


@pytest.mark.parametrize(
    ("told", "step"),
    [
        ({}, "查看"),
        ({"works": True}, "补佐证"),
        ({"works": True, "state": "in_progress"}, "记进展"),
        ({"works": True, "state": "in_progress", "late": True}, "补佐证"),
        ({"works": True, "state": "done"}, "查看"),
        ({"judges": True, "waiting": 1, "works": True}, "认定佐证"),
        ({"keeps": True, "has_owner": False}, "明确责任单位"),
        ({"keeps": True, "has_owner": False, "is_task": False}, "查看"),
    ],
)
def test_the_next_step_is_the_readers_own(told, step):
    usual = {
        "is_task": True,
        "state": "not_started",
        "waiting": 0,
        "has_owner": True,
        "works": False,
        "judges": False,
        "keeps": False,
        "late": False,
    }
    assert step_for(**usual | told) == step


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("公开补贴结果（责任单位：财政所；完成时限：6月底前）。", "公开补贴结果。"),
        ("公开补贴（含农机补贴）结果。", "公开补贴（含农机补贴）结果。"),
        ("由财政所牵头公开补贴结果。", "由财政所牵头公开补贴结果。"),
    ],
)
def test_lists_leave_out_the_bracket_that_they_show_beside(text, bare):
    assert said(text) == bare


def names(units):
    return [unit.code for unit in units]


def test_only_certain_names_become_units(town):
    units = list(town.units.values())[1:7]
    assert names(named_units(["农业农村办公室", "司法所", "农业农村办公室"], units)) == ["liuxi-nyb", "liuxi-sfs"]
    assert names(named_units(["柳溪镇司法所"], units)) == ["liuxi-sfs"]
    assert names(named_units(["各村", "各管理区"], units)) == ["taoyuan", "liuxi-dong"]
    assert names(named_units(["办公室", "镇直各部门", "县农业农村局"], units)) == []


def test_guesses_come_from_the_units_own_keywords_and_say_by_which_words(town):
    units = list(town.units.values())[1:7]
    found = suggested_units("公开惠农补贴和乡村振兴项目。", units)
    assert (found[0].unit.code, found[0].words[:2]) == ("liuxi-nyb", ("补贴", "乡村振兴"))
    assert suggested_units("天气晴好。", units) == []
