"""工作台上的执法公示：in sight, how long each is shown, where it stands, and how many there were."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear

from mingtang.audit.actions import reference
from mingtang.catalogue.models import Column
from mingtang.editorial.models import Document, Published, Revision
from mingtang.editorial.ports import words_of
from mingtang.editorial.queries import awaiting, open_edition
from mingtang.enforcement.models import EnforcementNotice, ShowingRule
from mingtang.law.days import chinese_day
from mingtang.law.enforcement import Rule, Standing, free_texts, notice_kind, public_until
from mingtang.law.fields import read_fields
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit, UnitQuerySet
from mingtang.organs.sight import Viewer, day_of
from mingtang.vetting.places import Text
from mingtang.workplan.queries.posts import keeps_or_works_in, organs_kept_or_worked_in


def hold_notice(pk: int) -> EnforcementNotice:
    """Lock the notice that a published body is of, in the transaction of the caller."""
    rows = EnforcementNotice.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("unit__organ").get(pk=pk)


def ended_of(subjects: Iterable[str]) -> dict[str, date]:
    """变更、撤销的日期，by what a document is of; without decisions that stand."""
    label = f"{EnforcementNotice._meta.label_lower}:"
    own = [int(subject.removeprefix(label)) for subject in subjects if subject.startswith(label)]
    found = EnforcementNotice.rows.filter(pk__in=own, ended_on__isnull=False).values_list("pk", "ended_on")
    return {f"{label}{pk}": ended_on for pk, ended_on in found if ended_on is not None}


def reasons_against_keeping(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能办理执法公示的理由。"""
    found = [] if unit.is_organ else [f"{unit.name}不是行政机关，执法公示由它所属的机关办理。"]
    if not keeps_or_works_in(by, unit, at=at):
        found.append(f"执法公示由{unit.name}的政务公开专员或者科室承办人办理。")
    return found


def organs_to_keep(person: Person, *, at: datetime) -> UnitQuerySet:
    """可以办理执法公示的机关。"""
    return organs_kept_or_worked_in(person, at=at)


def is_clerk(person: Person, unit: Unit, *, at: datetime) -> bool:
    """是不是这个机关的政务公开专员。"""
    return person.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at))


def notices(viewer: Viewer, *, kind: str, words: str, at: datetime) -> QuerySet[EnforcementNotice]:
    """执法公示 in sight, of a kind or all, with the words in number or name."""
    rows = EnforcementNotice.seen_by(viewer, at=at).kept().select_related("unit")
    if kind:
        rows = rows.filter(kind=kind)
    return rows.filter(Q(number__contains=words) | Q(party__contains=words)) if words else rows


def notice(pk: int, viewer: Viewer, *, at: datetime) -> EnforcementNotice | None:
    """一条，in sight."""
    return EnforcementNotice.seen_by(viewer, at=at).kept().select_related("unit__organ").filter(pk=pk).first()


def chosen(keys: Collection[int], viewer: Viewer, *, at: datetime) -> list[EnforcementNotice]:
    """选中的几条，in sight."""
    rows = EnforcementNotice.seen_by(viewer, at=at).kept().filter(pk__in=keys)
    return list(rows.select_related("unit__organ").order_by("pk"))


def rules_of(units: Iterable[Unit]) -> dict[tuple[int, str], Rule]:
    """各机关自己定的期限；one query."""
    rows = ShowingRule.rows.filter(unit__in=list(units))
    return {(row.unit_id, row.kind): Rule(row.months, row.publish_days, True) for row in rows}


def rule_for(unit: Unit, kind: str, known: dict[tuple[int, str], Rule] | None = None) -> Rule:
    """一种公示的期限。"""
    told = rules_of([unit]) if known is None else known
    return told.get((unit.pk, kind), Rule(notice_kind(kind).shown_months, None, False))


def standing_of(notices: Iterable[EnforcementNotice]) -> dict[int, Standing]:
    """各条公示到哪一步；three queries."""
    subjects = {reference(notice): notice.pk for notice in notices}
    documents = dict(Document.rows.filter(subject__in=list(subjects)).values_list("pk", "subject"))
    was = set(Published.rows.filter(document__in=documents).values_list("document_id", flat=True))
    now = set(Published.public.standing().filter(document__in=documents).values_list("document_id", flat=True))
    under = set(
        Revision.rows.filter(edition__document__in=documents, edition__state="open").values_list(
            "edition__document_id", flat=True
        )
    )
    by_notice = {subjects[subject]: pk for pk, subject in documents.items()}
    return {
        pk: Standing(by_notice.get(pk) in was, by_notice.get(pk) in now, by_notice.get(pk) in under)
        for pk in subjects.values()
    }


def document_of(notice: EnforcementNotice) -> Document | None:
    """公示件，where one was handed in."""
    return Document.rows.filter(subject=reference(notice)).select_related("unit__organ").first()


def revision_of(notice: EnforcementNotice, *, kind: str) -> Revision | None:
    """在办的一稿。"""
    edition = open_edition(kind, reference(notice))
    if edition is None:
        return None
    return edition.revisions.select_related("returned__reviewer", "author").order_by("-number").first()


def build(notice: EnforcementNotice) -> dict[str, Any]:
    """The body of the public page: the particulars, and the day until which they are shown."""
    kind = notice.of_kind
    columns = Column.rows.open().filter(unit=notice.unit, slug=kind.column)
    until = public_until(notice.cells, months=rule_for(notice.unit, notice.kind).months)
    return {
        "organ": {"code": notice.unit.code, "name": notice.unit.name},
        "id": notice.pk,
        "kind": kind.code,
        "kind_name": kind.name,
        "basis": kind.basis,
        "fields": [field.shown() for field in kind.fields],
        "cells": {key: value for key, value in notice.cells.items() if key != "public_until"},
        "until": chinese_day(until),
        "places": [{"column": column.slug, "item": "", "name": column.name} for column in columns],
        "metadata": {
            "number": notice.number,
            "issuer": notice.cells.get("authority", "")[:100],
            "made_on": notice.decided_on.isoformat(),
            "shown_until_on": until.isoformat(),
        },
    }


def text_to_vet(notice: EnforcementNotice) -> Text:
    """要核对的文字：the same that the gate looks at."""
    body = build(notice)
    told = words_of({name: value for name, value in body.items() if name not in ("organ", "places")})
    return Text(reference(notice), notice.unit, str(notice), tuple(told), "", (), free=free_texts_of(body))


def free_texts_of(body: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """自己写的文字，of a body: where somebody who is not the party may be named."""
    return tuple(free_texts(read_fields(body["fields"]), body["cells"]))


def kept_by(person: Person, *, at: datetime) -> list[EnforcementNotice]:
    """等人办的：of the organs whose clerk the person is, and what the person entered; decided within two years."""
    on = day_of(at)
    clerk = PostKind.DISCLOSURE_CLERK.value
    organs = {post.unit_id for post in person.posts_on(on) if post.kind == clerk and post.unit.is_organ}
    mine = Q(unit__in=organs) | Q(made_by=person)
    since = date(on.year - 2, 1, 1)
    rows = EnforcementNotice.rows.kept().filter(mine).filter(Q(decided_on__gte=since) | ~Q(ended_how=""))
    return list(rows.select_related("unit"))


def counts(unit: Unit) -> list[tuple[int, dict[str, int]]]:
    """各年作出的决定，by kind, the newest year first: what the annual report counts."""
    rows = EnforcementNotice.rows.kept().filter(unit=unit).annotate(year=ExtractYear("decided_on"))
    found = Counter(rows.order_by().values_list("year", "kind"))
    years = sorted({year for year, _ in found}, reverse=True)
    return [(year, {kind: found[year, kind] for _, kind in found if found[year, kind]}) for year in years]


def returned_to(person: Person, *, kind: str, at: datetime) -> list[tuple[Revision, int]]:
    """退回给这个人的：what the person handed in and got back, with the key of its notice."""
    back = awaiting(person, at=at).filter(is_returned=True, edition__document__kind=kind, author__in=person.hands)
    return [(revision, int(revision.edition.document.subject.rpartition(":")[2])) for revision in back]
