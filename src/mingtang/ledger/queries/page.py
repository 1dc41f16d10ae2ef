"""一项任务的查询：everything its page shows, and the line of what has happened to it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q

from mingtang.audit.actions import reference
from mingtang.audit.models import Entry
from mingtang.evidence.models import Evidence, EvidenceRule, Note
from mingtang.evidence.queries.states import with_state
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of
from mingtang.workplan.models import Commitment, Plan

_SAID = {
    "evidence.submit": "提交佐证“{title}”",
    "evidence.withdraw": "撤回佐证“{title}”",
    "evidence.bring": "按规则带入佐证“{title}”",
    "evidence.quote": "引下级的佐证“{title}”为佐证",
    "evidence.accept": "认定佐证“{title}”为进展",
    "evidence.affirm": "重新认定佐证“{title}”证明完成",
    "evidence.refuse": "不予认定佐证“{title}”",
    "evidence.revoke": "撤销对佐证“{title}”的认定",
    "evidence.note": "记录进展",
    "evidence.public.confirm": "确认可以公开：{title}",
    "evidence.public.undo": "改为内部：{title}",
    "evidence.rule.set": "设置佐证规则“{title}”",
    "evidence.rule.end": "停用佐证规则“{title}”",
    "workplan.term": "自定时限",
    "workplan.assign": "明确责任单位",
    "workplan.list": "列入台账",
    "workplan.delist": "移出台账",
}


def plan_at(code: str, year: int, *, viewer: Viewer, at: datetime) -> Plan | None:
    """The plan at an address, if the viewer sees it."""
    return Plan.seen_by(viewer, at=at).filter(unit__code=code, year=year).select_related("unit__organ").first()


def commitment_at(code: str, year: int, key: str, *, viewer: Viewer, at: datetime) -> Commitment | None:
    """The commitment at an address with its state, its units and all that was handed in, if the viewer sees it."""
    seen = Commitment.seen_by(viewer, at=at).filter(plan__unit__code=code, plan__year=year, key=key)
    people = ("submitted_by", "accepted_by", "affirmed_by", "refused_by", "revoked_by", "public_by")
    represented = ("submitted_for", "accepted_for")
    return (
        with_state(seen, on=day_of(at))
        .select_related("plan__unit__organ", "section__chapter", "owner")
        .prefetch_related(
            "co_owners",
            Prefetch("evidence", Evidence.rows.select_related("attachment", *people, *represented)),
            Prefetch("notes", Note.rows.select_related("written_by", "written_for", "public_by")),
            Prefetch("evidence_rules", EvidenceRule.rows.select_related("made_by").order_by("pk")),
        )
        .first()
    )


@dataclass(frozen=True)
class Event:
    """一件事：as the line of events draws it."""

    at: datetime
    what: str
    who: str = ""
    detail: str = ""


def events_of(row: Commitment, units: Iterable[Unit]) -> list[Event]:
    """经过：what the trail tells of a commitment, its evidence, notes and rules, the oldest first."""
    parts = {reference(part): part for part in [*row.evidence.all(), *row.notes.all(), *row.evidence_rules.all()]}
    subjects = [*parts, reference(row)]
    plan_entries = Q(subject=reference(row.plan), verb="workplan.import")
    found = Entry.rows.filter(Q(subject__in=subjects) | plan_entries).order_by("seq")
    entries = [entry for entry in found if entry.verb in _SAID or _imported(entry, row)]
    numbers = {int(entry.actor.partition(":")[2]) for entry in entries if entry.actor.startswith("person:")}
    people = Person.rows.in_bulk(numbers)
    names = {unit.code: unit.short_name for unit in units}
    return [_event(entry, row, parts.get(entry.subject), people, names) for entry in entries]


def _imported(entry: Entry, row: Commitment) -> str:
    """What an import did to the commitment, in words; empty where it did nothing."""
    if entry.verb != "workplan.import":
        return ""
    facts = json.loads(entry.facts)
    words = {"created": "列入工作要点", "changed": "随要点修改", "withdrawn": "移出工作要点"}
    return next((said for name, said in words.items() if row.key in facts[name]), "")


def _event(entry: Entry, row: Commitment, part: Any, people: dict[int, Person], names: dict[str, str]) -> Event:
    kind, _, number = entry.actor.partition(":")
    who = people[int(number)].name if kind == "person" else "系统"
    facts = json.loads(entry.facts)
    what = _imported(entry, row) or _SAID[entry.verb].format(title=_title(part))
    if entry.verb == "evidence.accept" and facts["completing"]:
        what = f"认定佐证“{_title(part)}”证明完成"
    return Event(entry.at, what, who, _detail(entry.verb, facts, part, names))


def _title(part: Any) -> str:
    if isinstance(part, Evidence):
        return part.title
    return part.words if isinstance(part, EvidenceRule) else "进展记录"


def _detail(verb: str, facts: dict[str, Any], part: Any, names: dict[str, str]) -> str:
    if verb in {"evidence.refuse", "evidence.revoke"}:
        return part.reason
    if verb == "evidence.note":
        return part.text
    if verb == "workplan.assign":
        owner = names.get(facts["owner"], "未定") if facts["owner"] else "未定"
        shared = "、".join(names.get(code, code) for code in facts["co_owners"])
        return f"{owner}；配合：{shared}" if shared else owner
    return ""
