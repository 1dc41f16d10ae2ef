"""名单的查询：which is public, its totals, its rows for whoever may read them, and the body of the showing."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum

from mingtang.audit.actions import reference
from mingtang.audit.chain import canonical
from mingtang.editorial import queries as editorial
from mingtang.editorial.models import Published
from mingtang.language.width import narrow, squeeze
from mingtang.law.days import chinese_day
from mingtang.law.payees import differences, reasons_against_naming
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer, day_of
from mingtang.payees.models import Payee, PayeeList
from mingtang.subsidies.models import Subsidy
from mingtang.subsidies.queries import may_keep, rule_of

KIND = "subsidy_showing"


def address_of(subsidy: Subsidy) -> str:
    """公示的地址。"""
    return f"{subsidy.address}results/"


def subject_of(subsidy: Subsidy) -> str:
    """What a showing is of: the subsidy, so that its versions are editions of one document."""
    return reference(subsidy)


def names_of(subject: str) -> list[str]:
    """名单上的人，of what a showing is of, as long as their names are kept."""
    room, _, number = subject.partition(":")
    if room != Subsidy._meta.label_lower:
        return []
    rows = Payee.rows.filter(of_list__subsidy=int(number)).exclude(name="")
    return list(rows.order_by().values_list("name", flat=True).distinct())


def lists_of(subsidy: Subsidy) -> list[PayeeList]:
    """名单的各版 that stand, the newest first."""
    rows = PayeeList.rows.filter(subsidy=subsidy).standing().select_related("entered_by")
    return list(rows.annotate(count=Count("payees"), total=Sum("payees__amount")).order_by("-number"))


def newest_of(subsidy: Subsidy) -> PayeeList | None:
    """最新的一版。"""
    return PayeeList.rows.filter(subsidy=subsidy).standing().order_by("-number").first()


def last_number(subsidy: Subsidy) -> int:
    """The number of the last version, dropped ones included; 0 when there is none."""
    return PayeeList.rows.filter(subsidy=subsidy).aggregate(last=Max("number"))["last"] or 0


def record_of(subsidy: Subsidy) -> Published | None:
    """公开着的公示。"""
    return editorial.current(address_of(subsidy))


def public_list(subsidy: Subsidy, record: Published | None = None) -> PayeeList | None:
    """公开的那一版名单: the one that the standing record signs."""
    record = record or record_of(subsidy)
    if record is None:
        return None
    found = PayeeList.rows.filter(subsidy=subsidy, number=record.content["list"]).select_related("subsidy__unit")
    return found.first()


def totals_by_village(of_list: PayeeList) -> list[dict[str, Any]]:
    """各村合计，in the order of the tree; nothing of a person."""
    rows = Payee.rows.filter(of_list=of_list).values("village_id", "village__short_name").order_by("village__path")
    found = rows.annotate(count=Count("pk"), quantities=Sum("quantity"), amounts=Sum("amount"))
    return [
        {
            "id": row["village_id"],
            "village": row["village__short_name"],
            "count": row["count"],
            "quantity": f"{row['quantities'].quantize(Decimal('0.001')).normalize():f}",
            "amount": str(row["amounts"].quantize(Decimal("0.01"))),
        }
        for row in found
    ]


def rows_of(of_list: PayeeList, village: str = "") -> QuerySet[Payee]:
    """名单的行，of one village by its code."""
    rows = Payee.rows.filter(of_list=of_list).select_related("village").order_by("ordinal")
    return rows.filter(village__code=village) if village else rows


def villages_in(of_list: PayeeList) -> list[tuple[str, str]]:
    """名单里的村：code and short name."""
    rows = Payee.rows.filter(of_list=of_list).order_by("village__path")
    return list(dict.fromkeys(rows.values_list("village__code", "village__short_name")))


def digest_of(salt: str, rows: Iterable[tuple[Any, ...]]) -> str:
    """名单的摘要：over every row, salted, so that nobody finds a row by trying."""
    told = [[int(v), n, t, i, f"{Decimal(q):.3f}", f"{Decimal(a):.2f}"] for v, n, t, i, q, a in rows]
    return hashlib.sha256(canonical([salt, told]).encode()).hexdigest()


def digest_now(of_list: PayeeList) -> str:
    """The digest of the rows as they are now."""
    rows = Payee.rows.filter(of_list=of_list).order_by("ordinal")
    return digest_of(of_list.salt, rows.values_list("village_id", "name", "tail", "identity", "quantity", "amount"))


def own_rows(of_list: PayeeList, *, name: str, tail: str) -> list[Payee]:
    """自己的一行：by name and last digits, both."""
    told, digits = squeeze(narrow(name)), squeeze(narrow(tail)).upper()
    if not told or not digits:
        return []
    return list(Payee.rows.filter(of_list=of_list, name=told, tail=digits).select_related("village"))


def against_naming(subsidy: Subsidy, text: str, *, where: str, before: str = "", more: Iterable[str] = ()) -> list[str]:
    """公开的文字里写了名单里的人的理由：of any list of the subsidy whose names are not erased, and of ``more``."""
    names = set(Payee.rows.filter(of_list__subsidy=subsidy).exclude(name="").values_list("name", flat=True))
    plain, old = squeeze(narrow(text)), squeeze(narrow(before))
    return reasons_against_naming(plain, names | set(more), where=where, before=old) if plain else []


def may_read_names(viewer: Viewer, subsidy: Subsidy, *, at: datetime) -> bool:
    """能否看名单的名字：whoever keeps the subsidy, and whoever signs the showing."""
    if not isinstance(viewer, Person) or not viewer.is_active:
        return False
    signs = (PostKind.REVIEWER, PostKind.LEADER)
    on = day_of(at)
    return may_keep(subsidy, viewer, at=at) or any(viewer.holds(k, at_unit=subsidy.unit, on=on) for k in signs)


def build(of_list: PayeeList) -> dict[str, Any]:
    """The body of the showing: totals, days and the digest of the list; never a name."""
    subsidy, before = of_list.subsidy, record_of(of_list.subsidy)
    villages = totals_by_village(of_list)
    now = {row["village"]: row for row in villages}
    old = {row["village"]: row for row in before.content["villages"]} if before else None
    return {
        "organ": {"code": subsidy.unit.code, "name": subsidy.unit.name},
        "slug": subsidy.slug,
        "subsidy": subsidy.title,
        "measure": subsidy.measure,
        "list": of_list.number,
        "digest": of_list.digest,
        "made_on": of_list.made_on.isoformat(),
        "made": chinese_day(of_list.made_on),
        "since_on": str(of_list.since_on),
        "until_on": str(of_list.until_on),
        "since": chinese_day(of_list.since_on) if of_list.since_on else "",
        "until": chinese_day(of_list.until_on) if of_list.until_on else "",
        "full_names": subsidy.full_names,
        "names_basis": subsidy.full_names_basis if subsidy.full_names else "",
        "villages": villages,
        "count": sum(row["count"] for row in villages),
        "amount": str(sum((Decimal(row["amount"]) for row in villages), Decimal())),
        "note": of_list.note,
        "changes": differences(_as_text(old), _as_text(now) or {}),
    }


def _as_text(rows: dict[str, dict[str, Any]] | None) -> dict[str, dict[str, str]] | None:
    if rows is None:
        return None
    return {name: {"count": str(row["count"]), "amount": row["amount"]} for name, row in rows.items()}


def over_and_standing(*, on: date) -> list[int]:
    """公示期满、名字还没有登记收起的。"""
    rows = PayeeList.rows.standing().filter(until_on__lt=on, taken_down_at=None)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def with_names_past_keeping(*, on: date) -> list[int]:
    """名字过了保存期限的：days after the showing, or after reading what was never shown; or another is public."""
    rows = PayeeList.rows.filter(erased_at=None).filter(Q(until_on__lt=on) | Q(until_on=None))
    return [row.pk for row in rows.select_related("subsidy__unit") if _is_past_keeping(row, on)]


def _is_past_keeping(row: PayeeList, on: date) -> bool:
    standing = public_list(row.subsidy)
    if standing is not None and standing.number > row.number:
        return True
    since = row.until_on or day_of(row.entered_at)
    return (on - since).days > rule_of(row.subsidy.unit).kept_days
