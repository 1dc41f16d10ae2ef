"""用词：what became different from one quarter to the next, in sentences. Nothing here touches the database."""

from collections.abc import Mapping, Sequence
from typing import Any

from mingtang.law.commitments import CommitmentState

HEADS = ("任务", "具体内容", "责任单位", "时限", "进展", "佐证")
UNITS_AS_MADE = "责任单位和配合单位，是编制这张表那天的。"
CELLS = ("task", "text", "units", "term", "progress", "evidence")


def summary(told: Mapping[str, Any]) -> str:
    """一句话：how many tasks, and where they stand."""
    counts = told["counts"]
    parts = [f"{state.label} {counts[state.value]} 项" for state in reversed(CommitmentState) if counts[state.value]]
    parts += [f"其中逾期 {counts['late']} 项"] if counts["late"] else []
    return f"共 {counts['total']} 项任务" + (f"：{'，'.join(parts)}" if parts else "") + "。"


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """与上一季度的差别：a sentence for each kind of change, with the numbers of the tasks."""
    old = {row["key"]: row for row in before["rows"]}
    new = {row["key"]: row for row in now["rows"]}
    both = [(old[key], row) for key, row in new.items() if key in old]
    done, idle = CommitmentState.DONE.value, CommitmentState.NOT_STARTED.value
    kinds = (
        ("新完成", [row for was, row in both if row["state"] == done != was["state"]]),
        ("新启动", [row for was, row in both if was["state"] == idle != row["state"] and row["state"] != done]),
        ("不再算完成", [row for was, row in both if was["state"] == done != row["state"]]),
        ("新逾期", [row for was, row in both if row["late"] and not was["late"]]),
        ("不再逾期", [row for was, row in both if was["late"] and not row["late"]]),
        ("新列入", [row for key, row in new.items() if key not in old]),
        ("已移出", [row for key, row in old.items() if key not in new]),
    )
    said = [f"{name} {len(rows)} 项：{_keys(rows)}。" for name, rows in kinds if rows]
    return said or ["各项任务的状态与上一季度相同。"]


def _keys(rows: Sequence[Mapping[str, Any]]) -> str:
    return "、".join(row["key"] for row in rows)
