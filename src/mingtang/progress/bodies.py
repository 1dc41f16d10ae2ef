"""公开内容的读法：how a published body is read, and what differs between two of them. No database."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from mingtang.law.commitments import CommitmentState

STATES = [state.value for state in CommitmentState]


def items(body: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """Every commitment of a published body, in order."""
    for chapter in body["chapters"]:
        for section in chapter["sections"]:
            yield from section["items"]


def changed(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> list[str]:
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


def taken_back(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The keys of commitments of which ``before`` shows the public something that ``after`` no longer does."""
    now = {told["key"]: told for told in items(after)}
    gone = []
    for told in items(before):
        left = now.get(told["key"], {"evidence": [], "notes": []})
        if any(row not in left[name] for name in ("evidence", "notes") for row in told[name]):
            gone.append(told["key"])
    return gone


def no_longer_so(shown: Mapping[str, Any], now: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The keys of commitments of which a body shows material, or 已完成, that does not hold as things stand ``now``."""
    nothing: Mapping[str, Any] = {"state": None, "evidence": [], "notes": []}
    found = []
    for told in items(shown):
        left = now.get(told["key"], nothing)
        gone = any(row not in left[name] for name in ("evidence", "notes") for row in told[name])
        undone = told["state"] == CommitmentState.DONE.value != left["state"]
        if gone or undone:
            found.append(told["key"])
    return found
