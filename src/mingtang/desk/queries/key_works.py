"""重点工作：for whoever keeps them, what needs an update, what falls due, and what the public must still get."""

from datetime import date, datetime

from django.db.models import Prefetch, Q
from django.urls import reverse

from mingtang.audit.actions import reference
from mingtang.dossiers.models import Dossier, Milestone, Update
from mingtang.dossiers.queries.board import kept_by, with_attention
from mingtang.dossiers.queries.public import KIND, numbers_of
from mingtang.editorial.models import Published
from mingtang.editorial.queries import awaiting
from mingtang.holidays.queries import calendar
from mingtang.ledger.rows import Row
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.workplan.words import SOON, left


def rows(person: Person, *, at: datetime) -> list[Row]:
    """One row for each thing; always the same number of queries, and none more for those who keep nothing."""
    on = day_of(at)
    ahead = Milestone.rows.filter(done_on=None, due_on__lte=on + SOON)
    corrected = Update.rows.filter(corrected_at__isnull=False)
    kept = with_attention(kept_by(person), on=on).prefetch_related(
        Prefetch("milestones", ahead, to_attr="ahead"), Prefetch("updates", corrected, to_attr="corrected")
    )
    found = list(kept)
    told = [
        Row(f"《{row.title}》该写进展了", None, _silent(row, on=on), "warn", url(row), "写进展")
        for row in found
        if row.is_stale
    ]
    table = calendar()
    for row in found:
        for step in row.ahead:
            words = left(step.due_on, on=on, calendar=table)
            told.append(
                Row(f"《{row.title}》的节点“{step.title}”", step.due_on, words.words, words.tone, url(row), "去登记")
            )
    return [*told, *_to_correct(found), *_returned(person, at=at)]


def url(row: Dossier) -> str:
    """工作台里一项重点工作的地址。"""
    return reverse("timelines:dossier", args=[row.pk])


def _silent(row: Dossier, *, on: date) -> str:
    return f"已 {(on - row.counted_from).days} 天没有进展"


def _to_correct(found: list[Dossier]) -> list[Row]:
    """Key works whose public page still shows what was corrected."""
    corrected = {reference(row): row for row in found if row.corrected}
    published = Published.public.filter(document__kind=KIND, document__subject__in=corrected)
    live = {row.document.subject: row for row in published.select_related("document").order_by("number")}
    return [
        Row(
            f"《{row.title}》公开页仍显示已更正的进展，请送审", None, "待更正", "warn", f"{url(row)}#public-h", "去送审"
        )
        for subject, row in corrected.items()
        if subject in live and numbers_of(live[subject].content) & {one.pk for one in row.corrected}
    ]


def _returned(person: Person, *, at: datetime) -> list[Row]:
    """Timelines that the person handed in and that came back."""
    mine = Q(is_returned=True, edition__document__kind=KIND, author=person)
    back = list(awaiting(person, at=at).filter(mine))
    return [
        Row(
            f"《{row.title}》被退回：{row.returned.reason}",
            None,
            "等您修改",
            "warn",
            reverse("timelines:dossier", args=[int(row.edition.document.subject.rpartition(":")[2])]) + "#public-h",
            "去修改",
        )
        for row in back
    ]
