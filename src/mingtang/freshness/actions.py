"""更新情况的写入：that somebody looked and found nothing new. Everything else is computed."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.catalogue import parts
from mingtang.catalogue.actions.typed import fit
from mingtang.catalogue.models import Item, Version
from mingtang.freshness.models import Recheck
from mingtang.law.catalogue import VersionState
from mingtang.law.freshness import reasons_against_checking
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of


def reasons_against_rechecking(item: Item, *, by: Person, at: datetime) -> list[str]:
    """不能登记核对的理由：by whoever answers for the item, where nothing new is due every period."""
    unit = item.version.unit
    reasons = list(reasons_against_checking(item.duty))
    if item.version.version_state is not VersionState.IN_FORCE or not item.is_for(parts.tier(unit)):
        reasons.append("只核对执行中的目录里由本单位公开的事项。")
    answers = item.owner is not None and by.holds(PostKind.OFFICE_OFFICER, at_unit=item.owner, on=day_of(at))
    if not answers and not parts.keeps(by, unit, at=at):
        owner = f"{item.owner.short_name}的承办人或者" if item.owner else ""
        reasons.append(f"由{owner}{unit.short_name}的政务公开专员核对。")
    return reasons


@fit
@transaction.atomic
def recheck(item: Item, *, words: str, by: Person, at: datetime) -> Recheck:
    """登记核对：nothing new to publish; the days are counted from here."""
    version = (
        Version.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=item.version_id)
    )
    item = Item.rows.select_related("owner").get(pk=item.pk)
    item.version = version
    reasons = reasons_against_rechecking(item, by=by, at=at)
    refuse_if_any(reasons if words.strip() else [*reasons, "请写明核对了什么，例如查了哪些台账、问了哪个单位。"])
    made = Recheck.rows.create(
        unit=version.unit, code=item.code, words=" ".join(words.split()), on=day_of(at), by=by, at=at
    )
    record(version.unit.organ.code, by=by, verb="freshness.recheck", of=made, at=at, facts={"code": item.code})
    return made
