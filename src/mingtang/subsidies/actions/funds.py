"""资金的写入：what was allocated, what was paid, and what was put down wrongly."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from mingtang.law.rules import refuse_if_any
from mingtang.law.subsidies import is_same_number, reasons_against_allocation, reasons_against_paying, yuan
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.subsidies.actions.subsidies import against_keeping, locked, put_down, refuse_unfit
from mingtang.subsidies.models import Allocation, Payment, Subsidy
from mingtang.subsidies.ports import Listed, against_naming, before_paying, listed_of
from mingtang.subsidies.queries import allocated, paid, paid_by_village, villages_of

FUTURE = "日期不能晚于今天。"


def allocate(
    subsidy: Subsidy,
    *,
    source: str,
    number: str,
    on: date,
    amount: Decimal,
    in_parts: bool = False,
    by: Person,
    at: datetime,
) -> Allocation:
    """登记下达的资金；under a number that stands already only when it is said that the money came ``in_parts``."""
    refuse_unfit(subsidy.unit, (source, number), by=by, at=at)
    with transaction.atomic():
        subsidy = locked(subsidy)
        reasons = against_keeping(subsidy, by=by, at=at)
        told = {"source": source.strip(), "number": number.strip(), "on": on, "amount": amount}
        standing = Allocation.rows.filter(subsidy=subsidy, struck_at=None)
        same = [(row.on, row.amount) for row in standing.order_by("on", "pk") if is_same_number(row.number, number)]
        asked = {"is_known": standing.filter(**told).exists(), "same": same, "in_parts": in_parts}
        reasons += reasons_against_allocation(**told, year=subsidy.year, **asked)
        reasons += against_naming(subsidy, f"{source}\n{number}", where="资金的来源和文号")
        refuse_if_any([*reasons, *([FUTURE] if on > day_of(at) else [])])
        row = Allocation.rows.create(subsidy=subsidy, made_by=by, made_at=at, **told)
        put_down(
            subsidy, verb="subsidies.allocate", by=by, at=at, facts={"amount": str(amount), "in_parts": bool(same)}
        )
    return row


def pay(
    subsidy: Subsidy,
    *,
    villages: Mapping[int, tuple[int, Decimal]] | None = None,
    on: date,
    reason: str = "",
    by: Person,
    at: datetime,
) -> list[Payment]:
    """登记发放：``villages`` by id, or what the public list has and was not paid yet.

    While the showing runs or an objection is open, only with a reason, which is kept.
    """
    refuse_unfit(subsidy.unit, (reason,), by=by, at=at)
    with transaction.atomic():
        subsidy = locked(subsidy)
        listed = listed_of(subsidy)
        told = unpaid(subsidy, listed) if villages is None else dict(villages)
        reasons = against_keeping(subsidy, by=by, at=at) + ([FUTURE] if on > day_of(at) else [])
        standing = before_paying(subsidy, on=day_of(at))
        if standing and not reason.strip():
            reasons += [*standing, "仍要发放的，请写明理由。"]
        amounts = [amount for _, amount in told.values()]
        reasons += reasons_against_paying(amounts=amounts, paid=paid(subsidy), allocated=allocated(subsidy))
        names = dict(villages_of(subsidy.unit).filter(pk__in=told).values_list("pk", "short_name"))
        reasons += _against_list(subsidy, told, names, listed)
        refuse_if_any(reasons)
        made = [
            Payment.rows.create(
                subsidy=subsidy, village=Unit.rows.get(pk=village), on=on, households=households, amount=amount,
                reason=reason.strip() if standing else "", made_by=by, made_at=at,
            )
            for village, (households, amount) in told.items()
        ]  # fmt: skip
        facts = {"villages": len(made), "amount": str(sum(amounts, Decimal())), "early": bool(standing)}
        put_down(subsidy, verb="subsidies.pay", by=by, at=at, facts=facts)
    return made


def unpaid(subsidy: Subsidy, listed: Listed | None) -> dict[int, tuple[int, Decimal]]:
    """名单里还没有发放的，by village."""
    done = paid_by_village(subsidy)
    left = {}
    for village, (households, amount) in (listed.villages if listed else {}).items():
        _, had, given = done.get(village, ("", 0, Decimal()))
        if amount > given:
            left[village] = (max(households - had, 0), amount - given)
    return left


def _against_list(
    subsidy: Subsidy, told: Mapping[int, tuple[int, Decimal]], names: Mapping[int, str], listed: Listed | None
) -> list[str]:
    """A village of the organ, and no more than its list says."""
    if set(told) - set(names):
        return ["发放的村要是本机关的村。"]
    if listed is None:
        return []
    done, found = paid_by_village(subsidy), []
    for village, (_, amount) in told.items():
        over = amount + done.get(village, ("", 0, Decimal()))[2] - listed.villages.get(village, (0, Decimal()))[1]
        if over > 0:
            found.append(f"{names[village]}：登记以后发放的比名单多 {yuan(over)} 元，请核对。")
    return found


@transaction.atomic
def strike(row: Allocation | Payment, *, reason: str, by: Person, at: datetime) -> None:
    """划去登记错了的：it stays, with the reason; what is paid must still be covered."""
    subsidy = locked(row.subsidy)
    row = type(row).rows.select_for_update(of=("self",), no_key=True).get(pk=row.pk)
    reasons = against_keeping(subsidy, by=by, at=at) + (["这一笔已经划去。"] if row.struck_at else [])
    reasons += [] if reason.strip() else ["请写明为什么划去。"]
    if isinstance(row, Allocation) and allocated(subsidy) - row.amount < paid(subsidy):
        reasons.append("划去以后，发放的就比下达的多，请先划去多出来的发放。")
    refuse_if_any(reasons)
    row.struck_by, row.struck_at, row.struck_reason = by, at, reason.strip()
    row.save(update_fields=["struck_by", "struck_at", "struck_reason"])
    put_down(subsidy, verb="subsidies.strike", by=by, at=at, facts={"table": row._meta.model_name, "row": row.pk})
