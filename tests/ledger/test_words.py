"""用词：states and next steps as people read them."""

from datetime import date
from types import SimpleNamespace

import pytest

from mingtang.law.workdays import Calendar
from mingtang.ledger.words import step_for, why_state

TABLE = Calendar.shipped()
ON = date(2026, 11, 20)


def piece(on, **told):
    usual = {"counts": True, "is_waiting": False, "completing": False, "lapsed": False, "title": "公示"}
    told = usual | told
    return SimpleNamespace(on=on, completes=lambda row: told["completing"] and not told["lapsed"], **told)


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
        (
            "stale",
            [piece(date(2026, 8, 1), completing=True, lapsed=True)],
            "有 1 份认定过的佐证，最近一份是2026年8月1日的，距今 111 天，超过 90 天。"
            "认定完成以后任务要求有改动，要由另一人重新认定。",
        ),
        (
            "in_progress",
            [piece(date(2026, 11, 1), completing=True)],
            "有 1 份认定过的佐证，最近一份是2026年11月1日的，距今 19 天，没有超过 90 天。"
            "只有照片不能证明完成，还要有认定过的文件、链接、数据或者活动记录。",
        ),
        ("done", [piece(date(2026, 8, 1), completing=True)], "“公示”（2026年8月1日）经另一人认定为证明完成。"),
    ],
)
def test_a_state_says_why(state, evidence, sentence):
    assert why_state(SimpleNamespace(state=state), evidence, on=ON, stale_after=90) == sentence


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
