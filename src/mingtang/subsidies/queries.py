"""惠民补贴的查询：what is in sight, whose it is to keep, the money so far, and the body of the public page."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet, Sum

from mingtang.editorial import queries as editorial
from mingtang.editorial.models import Published, Revision
from mingtang.law.days import chinese_day
from mingtang.law.subsidies import bases_of, money_in_words
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of
from mingtang.subsidies.models import Allocation, Payment, Subsidy, SubsidyRule
from mingtang.subsidies.ports import listed_of

KIND = "subsidy"
_GUIDE = ("who", "standard", "how", "materials", "where", "phone", "supervision")


def reasons_against_keeping(unit: Unit, office: Unit | None, *, by: Person, at: datetime) -> list[str]:
    """不能维护的理由：a subsidy is in the hands of the office that runs it and of the organ's 政务公开专员."""
    on = day_of(at)
    if not unit.is_organ:
        return [f"{unit.name}不是行政机关，补贴由它所属的机关登记。"]
    if by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=on):
        return []
    if office is not None and by.holds(PostKind.OFFICE_OFFICER, at_unit=office, on=on):
        return []
    whose = f"{office.name}的承办人或者" if office is not None else "承办补贴的科室承办人或者"
    return [f"补贴由{whose}{unit.name}的政务公开专员维护。"]


def may_keep(subsidy: Subsidy, by: Person, *, at: datetime) -> bool:
    """能否维护。"""
    return not reasons_against_keeping(subsidy.unit, subsidy.office, by=by, at=at)


def offices_kept_by(person: Person, *, at: datetime) -> QuerySet[Unit]:
    """能登记补贴的承办单位：of a clerk every office of the organ, of an officer the own office."""
    kinds = (UnitKind.INTERNAL_OFFICE.value, UnitKind.DISPATCHED_OFFICE.value)
    mine = Q(pk__in=[])
    for post in person.posts_on(day_of(at)):
        if post.kind == PostKind.DISCLOSURE_CLERK.value and post.unit.is_organ:
            mine |= Q(organ=post.unit_id)
        elif post.kind == PostKind.OFFICE_OFFICER.value:
            mine |= Q(pk=post.unit_id)
    return Unit.rows.filter(mine, kind__in=kinds, closed_on=None).select_related("organ").order_by("path")


def subsidies(viewer: Viewer, *, at: datetime) -> QuerySet[Subsidy]:
    """补贴项目 in sight, the newest years first."""
    return Subsidy.seen_by(viewer, at=at).select_related("unit", "office").order_by("unit__path", "-year", "id")


def subsidy(organ: str, slug: str, viewer: Viewer, *, at: datetime) -> Subsidy | None:
    """One subsidy in sight."""
    found = Subsidy.seen_by(viewer, at=at).filter(unit__code=organ, slug=slug)
    return found.select_related("unit__organ", "office").first()


def subsidy_at(organ: str, slug: str) -> Subsidy | None:
    """The subsidy that a published body is of."""
    return Subsidy.rows.select_related("unit__organ", "office").filter(unit__code=organ, slug=slug).first()


def hold(organ: str, slug: str) -> None:
    """Lock the subsidy that a published body is of, in the transaction of the caller."""
    Subsidy.rows.select_for_update(of=("self",), no_key=True).get(unit__code=organ, slug=slug)


def villages_of(organ: Unit) -> QuerySet[Unit]:
    """一个机关的村。"""
    return Unit.rows.of_organ(organ).filter(kind=UnitKind.VILLAGE_BODY.value).order_by("path")


def rule_of(organ: Unit) -> SubsidyRule:
    """天数设置；the usual one where the organ has set none."""
    return SubsidyRule.rows.filter(unit=organ).first() or SubsidyRule(unit=organ)


def allocations_of(subsidy: Subsidy) -> list[Allocation]:
    """下达的资金 that stand."""
    return list(Allocation.rows.filter(subsidy=subsidy, struck_at=None))


def payments_of(subsidy: Subsidy) -> list[Payment]:
    """发放 that stand."""
    return list(Payment.rows.filter(subsidy=subsidy, struck_at=None).select_related("village"))


def allocated(subsidy: Subsidy) -> Decimal:
    """下达的合计。"""
    found = Allocation.rows.filter(subsidy=subsidy, struck_at=None).aggregate(total=Sum("amount"))["total"]
    return found or Decimal()


def paid_by_village(subsidy: Subsidy) -> dict[int, tuple[str, int, Decimal]]:
    """各村的发放：village id → name, households, amount."""
    found: dict[int, tuple[str, int, Decimal]] = {}
    for row in sorted(payments_of(subsidy), key=lambda row: row.village.path):
        _, households, amount = found.get(row.village_id, ("", 0, Decimal()))
        found[row.village_id] = (row.village.short_name, households + row.households, amount + row.amount)
    return found


def paid(subsidy: Subsidy) -> Decimal:
    """发放的合计。"""
    return sum((amount for _, _, amount in paid_by_village(subsidy).values()), Decimal())


def has_payments(subsidy: Subsidy) -> bool:
    """登记过发放没有。"""
    return Payment.rows.filter(subsidy=subsidy, struck_at=None).exists()


def build(subsidy: Subsidy, *, on: date) -> dict[str, Any]:
    """The body of the public page as of a day."""
    listed, villages = listed_of(subsidy), paid_by_village(subsidy)
    total, given = allocated(subsidy), sum((amount for _, _, amount in villages.values()), Decimal())
    return {
        "organ": {"code": subsidy.unit.code, "name": subsidy.unit.name},
        "slug": subsidy.slug,
        "title": subsidy.title,
        "item": subsidy.item,
        "year": subsidy.year,
        "office": subsidy.office.name,
        "basis": [{"title": row.title, "number": row.number, "url": row.url} for row in bases_of(subsidy.basis)],
        **{name: getattr(subsidy, name) for name in _GUIDE},
        "since_on": subsidy.since_on.isoformat() if subsidy.since_on else "",
        "until_on": subsidy.until_on.isoformat() if subsidy.until_on else "",
        "names": subsidy.full_names_basis if subsidy.full_names else "",
        "as_of_on": on.isoformat(),
        "as_of": chinese_day(on),
        "funds": {
            "allocated": str(total),
            "paid": str(given),
            "finding": money_in_words(allocated=total, paid=given, listed=listed.total if listed else None),
            "allocations": [
                {"source": row.source, "number": row.number, "on": chinese_day(row.on), "amount": str(row.amount)}
                for row in allocations_of(subsidy)
            ],
            "villages": [
                {"village": name, "households": households, "amount": str(amount)}
                for name, households, amount in villages.values()
            ],
        },
    }


def publicity(subsidy: Subsidy, *, kind: str, subject: str, address: str) -> tuple[Published | None, Revision | None]:
    """公开的情形：what the public has, and the revision under way."""
    edition = editorial.open_edition(kind, subject)
    revision = None
    if edition is not None:
        rows = Revision.rows.filter(edition=edition).select_related("author", "returned__reviewer", "edition")
        revision = rows.order_by("-number").first()
    return editorial.current(address), revision


def published_of(organ: Unit) -> list[Published]:
    """公开着的补贴，the newest years first."""
    rows = editorial.current_of_unit(organ, KIND)
    return sorted(rows, key=lambda row: (-row.content["year"], row.title))


def money_row(subsidy: Subsidy, table: str, pk: int) -> Allocation | Payment | None:
    """One row of the money of a subsidy that still stands."""
    if table == "allocations":
        return Allocation.rows.filter(subsidy=subsidy, pk=pk).select_related("subsidy").first()
    if table == "payments":
        return Payment.rows.filter(subsidy=subsidy, pk=pk).select_related("subsidy").first()
    return None
