"""用词：days as people read them."""

from datetime import date

import pytest

from mingtang.language.offices import said
from mingtang.law.workdays import Calendar
from mingtang.workplan.words import Left, left, left_of
from tests import builders

TABLE = Calendar.shipped()
ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("due_on", "told"),
    [
        (date(2026, 11, 30), Left("还有 6 个工作日", "11月30日前", "warn")),
        (date(2026, 12, 31), Left("预计还有 29 个工作日", "12月31日前", "none")),
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
