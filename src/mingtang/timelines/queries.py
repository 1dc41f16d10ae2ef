"""时间线的查询：its body from what was proposed and still stands."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingtang.audit.actions import reference
from mingtang.audit.models import Entry
from mingtang.dossiers.models import Dossier, Milestone, Update
from mingtang.dossiers.queries.public import KIND, numbers_of
from mingtang.editorial.models import Published, Revision
from mingtang.editorial.queries import open_edition
from mingtang.editorial.reasons import is_returned
from mingtang.law.dossiers import Theme
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of


def dossier_at(organ: str, slug: str) -> Dossier:
    """The key work that a published body is of."""
    return Dossier.rows.select_related("unit__organ", "lead").get(unit__code=organ, slug=slug)


def hold_dossier(organ: str, slug: str) -> None:
    """Lock the key work that a published body is of, in the transaction of the caller."""
    Dossier.rows.select_for_update(of=("self",), no_key=True).get(unit__code=organ, slug=slug)


def no_longer_standing(numbers: Collection[int]) -> list[Update]:
    """Which of these have been taken back or corrected."""
    standing = Update.rows.proposed().filter(pk__in=numbers).values("pk")
    return list(Update.rows.filter(pk__in=numbers).exclude(pk__in=standing).order_by("on", "pk"))


def writers_of(numbers: Collection[int]) -> set[int]:
    """Who wrote these, and for whom."""
    found = Update.rows.filter(pk__in=numbers).values_list("written_by_id", "written_for_id")
    return {one for pair in found for one in pair if one is not None}


def wrote_what_is_new(
    by: Person, dossier: Dossier, body: Mapping[str, Any], public: Mapping[str, Any] | None
) -> list[str]:
    """What of it the public does not have yet is this person's own: progress, milestones, corrections."""
    hands = by.hands
    told = ["进展"] if hands & writers_of(numbers_of(body) - numbers_of(public)) else []
    if hands & _hands_on_milestones(by, dossier, body, public):
        told.append("节点")
    known = public["corrections"] if public else []
    corrected = Update.rows.filter(dossier=dossier, corrected_by__in=hands)
    if any(note in body["corrections"] and note not in known for note in map(_amendment, corrected)):
        told.append("更正")
    return told


def _hands_on_milestones(
    by: Person, dossier: Dossier, body: Mapping[str, Any], public: Mapping[str, Any] | None
) -> set[int]:
    """Who set, moved or finished the milestones that are new or changed."""
    old = {row["n"]: row for row in public["milestones"]} if public else {}
    new = {row["n"]: row for row in body["milestones"] if row != old.get(row["n"])}
    found: set[int] = set()
    for row in Milestone.rows.filter(dossier=dossier, pk__in=new).prefetch_related("postponements"):
        told, was = new[row.pk], old.get(row.pk)
        if told["done_on"] and row.done_by_id and (was is None or was["done_on"] != told["done_on"]):
            found.add(row.done_by_id)
        if was is None or was["due_on"] != told["due_on"]:
            found |= _movers(row, was["due_on"] if was else None)
    return found | _makers(by, [pk for pk in new if pk not in old])


def _movers(milestone: Milestone, since: str | None) -> set[int]:
    """Who moved it, back to the day that the public knows."""
    movers = set()
    for row in reversed(milestone.postponements.all()):
        movers.add(row.by_id)
        if row.from_on.isoformat() == since:
            break
    return movers


def _makers(by: Person, milestones: Collection[int]) -> set[int]:
    """Of the person and whom the person stands in for, those who set one of these, as the trail has it."""
    actors = {f"person:{pk}": pk for pk in by.hands}
    subjects = [reference(Milestone(pk=pk)) for pk in milestones]
    set_by = Entry.rows.filter(subject__in=subjects, verb="dossiers.milestone.add", actor__in=actors)
    return {actors[actor] for actor in set_by.values_list("actor", flat=True)}


@dataclass(frozen=True)
class Publicity:
    """公开情况：what is live, and what is on its way."""

    live: Published | None
    waiting: Revision | None
    returned: str


def publicity(dossier: Dossier) -> Publicity:
    """What the public has of a key work, and what waits for a confirmation or came back."""
    subject = {"document__kind": KIND, "document__subject": reference(dossier)}
    live = Published.public.filter(**subject).select_related("document", "signed_by").defer("body").order_by("-number")
    edition = open_edition(KIND, reference(dossier))
    waiting = None
    if edition is not None:
        newest = edition.revisions.select_related("author", "returned").defer("body").order_by("-number")
        waiting = newest.first()
    returned = waiting.returned.reason if waiting is not None and is_returned(waiting) else ""
    return Publicity(live.first(), waiting, returned)


def build(dossier: Dossier, *, on: date) -> dict[str, Any]:
    """The body of the public page as of a day: what and when, never who."""
    updates = list(Update.rows.proposed().filter(dossier=dossier).select_related("attachment").order_by("-on", "-pk"))
    corrected = Update.rows.filter(dossier=dossier, corrected_at__isnull=False).order_by("-corrected_at", "-pk")
    files = {row.attachment.key: row.attachment for row in updates if row.attachment}
    return {
        "organ": {"code": dossier.unit.code, "name": dossier.unit.name},
        "slug": dossier.slug,
        "address": dossier.address,
        "as_of_on": on.isoformat(),
        "title": dossier.title,
        "goal": dossier.goal,
        "why": dossier.why,
        "theme": Theme(dossier.theme).label,
        "state": dossier.dossier_state.value,
        "lead": dossier.lead.name,
        "partners": [unit.name for unit in dossier.partners.order_by("position", "path")],
        "since_on": dossier.since_on.isoformat(),
        "until_on": dossier.until_on.isoformat() if dossier.until_on else None,
        "milestones": [
            {
                "n": row.pk,
                "title": row.title,
                "due_on": row.due_on.isoformat(),
                "done_on": row.done_on.isoformat() if row.done_on else None,
            }
            for row in dossier.milestones.order_by("due_on", "pk")
        ],
        "updates": [_told(row) for row in updates],
        "corrections": [_amendment(row) for row in corrected],
        "attachments": [
            {"key": str(file.key), "sha256": file.sha256, "name": file.name, "size": file.size}
            for file in files.values()
        ],
    }


def _amendment(row: Update) -> dict[str, str]:
    return {"on": day_of(row.corrected_at).isoformat(), "of_on": row.on.isoformat(), "note": row.correction}


def _told(row: Update) -> dict[str, Any]:
    return {
        "n": row.pk,
        "on": row.on.isoformat(),
        "text": row.text,
        "figure": row.figure,
        "file": str(row.attachment.key) if row.attachment else "",
        "file_name": row.attachment.name if row.attachment else "",
    }
