"""清理的登记：begin a campaign, change its scope, and add what the library has and the ledger lacks."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from mingtang.audit.actions import record
from mingtang.cleanups.models import Cleanup, CleanupEntry
from mingtang.cleanups.queries.standing import lacking
from mingtang.cleanups.queries.who import reasons_against_keeping, reasons_against_working
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.language.personal import reasons_against_personal_data
from mingtang.law.cleanups import CleanupState, Scope
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


def begin(unit: Unit, *, scope: Scope, lead: Unit, legal: Unit, by: Person, at: datetime) -> Cleanup:
    """登记清理：the next number of the organ; its address stays. Errors: ``RuleBroken``."""
    refuse_classified(unit, scope.texts, by=by, at=at)
    reasons = reasons_against_keeping(unit, by=by, at=at) + _reasons(unit, scope, (lead, legal), at=at)
    with transaction.atomic():
        Unit.rows.select_for_update(no_key=True).get(pk=unit.pk)
        refuse_if_any(reasons)
        last = Cleanup.rows.filter(unit=unit).aggregate(last=Max("number"))["last"] or 0
        made = Cleanup(unit=unit, number=last + 1, state=CleanupState.OPEN.value, made_by=by, made_at=at)
        _tell(made, scope, lead, legal)
        record(unit.code, by=by, verb="cleanups.begin", of=made, at=at)
    return made


def change(cleanup: Cleanup, *, scope: Scope, lead: Unit, legal: Unit, by: Person, at: datetime) -> Cleanup:
    """变更清理的范围和期限：as long as proposals are made. Errors: ``RuleBroken``."""
    refuse_classified(cleanup.unit, scope.texts, by=by, at=at)
    with transaction.atomic():
        cleanup = locked(cleanup)
        reasons = reasons_against_working(cleanup, by=by, at=at)
        refuse_if_any([*reasons, *_reasons(cleanup.unit, scope, (lead, legal), at=at)])
        _tell(cleanup, scope, lead, legal)
        record(cleanup.unit.code, by=by, verb="cleanups.change", of=cleanup, at=at)
    return cleanup


def _reasons(unit: Unit, scope: Scope, units: tuple[Unit, ...], *, at: datetime) -> list[str]:
    reasons = scope.reasons(today=day_of(at)) + reasons_against_personal_data(*scope.texts)
    if any(one.organ_id != unit.pk for one in units):
        reasons.append("牵头单位和合法性审查单位要是本机关的。")
    return reasons


def _tell(cleanup: Cleanup, scope: Scope, lead: Unit, legal: Unit) -> None:
    cleanup.title, cleanup.basis = scope.title.strip(), scope.basis.strip()
    cleanup.since_on, cleanup.until_on, cleanup.due_on = scope.since_on, scope.until_on, scope.due_on
    cleanup.types, cleanup.lead, cleanup.legal = list(scope.types), lead, legal
    cleanup.save()


@transaction.atomic
def add_lacking(cleanup: Cleanup, *, by: Person, at: datetime) -> int:
    """加入台账里没有的：documents of the library within the scope; how many."""
    cleanup = locked(cleanup)
    found = lacking(cleanup, on=day_of(at))
    reasons = reasons_against_working(cleanup, by=by, at=at)
    refuse_if_any([*reasons, *([] if found else ["文件库里范围以内的文件，台账里都有了。"])])
    for ordinal, listing in enumerate(found, start=next_ordinal(cleanup)):
        CleanupEntry.rows.create(
            cleanup=cleanup, ordinal=ordinal, title=listing.title[:120], number=listing.number, made_on=listing.made_on,
            owner=listing.unit, document=listing.document,
        )  # fmt: skip
    record(cleanup.unit.code, by=by, verb="cleanups.add_lacking", of=cleanup, at=at, facts={"rows": len(found)})
    return len(found)


def next_ordinal(cleanup: Cleanup) -> int:
    """下一个序号，of the locked campaign; those of dropped rows are not given again."""
    return (CleanupEntry.rows.filter(cleanup=cleanup).aggregate(last=Max("ordinal"))["last"] or 0) + 1


def locked(cleanup: Cleanup) -> Cleanup:
    """The campaign with its row locked, in the transaction of the caller."""
    rows = Cleanup.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("unit__organ", "lead", "legal__organ").get(pk=cleanup.pk)
