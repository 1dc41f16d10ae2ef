"""下一步：of every subsidy that a person keeps: a list to read in or to show, or money to pay."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from mingtang.editorial.models import Edition, Published
from mingtang.law.editorial import EditionState
from mingtang.law.payees import is_shown
from mingtang.law.subsidies import Window
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.payees.models import PayeeList
from mingtang.payees.queries.lists import KIND, address_of, subject_of
from mingtang.subsidies.models import Payment, Subsidy


@dataclass(frozen=True)
class Step:
    """一步：what waits, until when, and where it is done. ``made_on``: its clock runs from that day."""

    sentence: str
    step: str
    url: str
    args: tuple[str, ...]
    made_on: date | None = None


def _kept_by(person: Person, *, at: datetime) -> Q:
    mine = Q(pk__in=[])
    for post in person.posts_on(day_of(at)):
        if post.kind == PostKind.DISCLOSURE_CLERK.value:
            mine |= Q(unit=post.unit_id)
        elif post.kind == PostKind.OFFICE_OFFICER.value:
            mine |= Q(office=post.unit_id)
    return mine


def steps_of(person: Person, *, at: datetime) -> list[Step]:
    """要办的各步；always the same number of queries."""
    on = day_of(at)
    paid = Payment.rows.filter(subsidy=OuterRef("pk"), struck_at=None)
    kept = Subsidy.rows.filter(_kept_by(person, at=at)).select_related("unit").annotate(is_paid=Exists(paid))
    rows = list(kept.order_by("-year", "pk"))
    lists: dict[int, list[PayeeList]] = defaultdict(list)
    for found in PayeeList.rows.filter(subsidy__in=[row.pk for row in rows]).standing().order_by("-number"):
        lists[found.subsidy_id].append(found)
    standing = Published.public.standing().filter(document__kind=KIND)
    records = standing.filter(document__address__in=[address_of(row) for row in rows]).select_related("document")
    public = {row.document.address: row.content["list"] for row in records}
    open_ones = Edition.rows.filter(state=EditionState.OPEN.value, document__kind=KIND)
    waiting = set(open_ones.values_list("document__subject", flat=True))
    found: list[Step] = []
    for row in rows:
        step = _of_subsidy(row, lists[row.pk], public.get(address_of(row)), subject_of(row) in waiting, on)
        found += [step] if step else []
    return found


def _of_subsidy(row: Subsidy, lists: list[PayeeList], number: int | None, is_waiting: bool, on: date) -> Step | None:
    args = (row.unit.code, row.slug)
    newest = lists[0] if lists else None
    if newest is None:
        if row.window(on=on) is not Window.OVER or row.is_paid:  # type: ignore[attr-defined]
            return None
        said = f"“{row.title}”的申请已经结束，还没有导入名单"
        return Step(said, "去导入名单", "payees:lists", args)
    if newest.number != number:
        if is_waiting:
            return None
        said = f"“{row.title}”的名单第 {newest.number} 版还没有公示"
        return Step(said, "去送审公示", "payees:lists", args, made_on=newest.made_on)
    if row.is_paid or is_shown(newest.since_on, newest.until_on, on=on):  # type: ignore[attr-defined]
        return None
    return Step(f"“{row.title}”公示期满，还没有登记发放", "去登记发放", "subsidies:subsidy", args)
