"""要点落实情况：what of a plan goes public, as one immutable, dated record that a leader signs.

The record holds the plan's text, each commitment's state as of a day, and what two people let the public see.
It says nothing of *late*; a preamble and a statement bear no state.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from mingtang.law.commitments import CommitmentState
from mingtang.workplan.models import Commitment

KIND = "plan_progress"
STATES = [state.value for state in CommitmentState]


class PlanProgress:
    """要点落实情况公开页。"""

    key = KIND
    label = "工作要点落实情况"
    template = "workplan/public/plan.html"

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """What is new against the live edition: states first, then material."""
        if before is None:
            tasks = [told for told in items(after) if told["kind"] == Commitment.TASK]
            return [f"首次公开，共 {len(tasks)} 项任务。"]
        old = {told["key"]: told for told in items(before)}
        told_of = []
        for told in items(after):
            told_of += _changed(old.pop(told["key"], None), told)
        told_of += [f"{key} 不再列入。" for key in old]
        return told_of or ["与已公开的一版相比，只有截至日期不同。"]


def items(body: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """Every commitment of a published body, in order."""
    for chapter in body["chapters"]:
        for section in chapter["sections"]:
            yield from section["items"]


def _changed(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> list[str]:
    if old is None:
        return [f"{new['key']} 新增。"]
    told = []
    if old["text"] != new["text"]:
        told.append(f"{new['key']} 文字有改动。")
    if old["state"] != new["state"]:
        told.append(f"{new['key']} 由“{_label(old['state'])}”变为“{_label(new['state'])}”。")
    for name, words in (("evidence", "佐证"), ("notes", "进展记录")):
        more = [row for row in new[name] if row not in old[name]]
        fewer = [row for row in old[name] if row not in new[name]]
        if more:
            told.append(f"{new['key']} 新增公开{words} {len(more)} 份。")
        if fewer:
            told.append(f"{new['key']} 减少公开{words} {len(fewer)} 份。")
    return told


def _label(state: str | None) -> str:
    return CommitmentState(state).label if state else "无状态"


def counts(told: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many tasks stand in each state."""
    found = Counter(row["state"] for row in told if row["state"])
    return {state: found[state] for state in STATES}
