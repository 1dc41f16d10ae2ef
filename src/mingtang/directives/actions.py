"""新指引的写入：keep what was read, decide row by row what of it goes into the draft, or drop it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mingtang.adjustments import actions as adjustments
from mingtang.adjustments.actions.versions import begun, locked
from mingtang.audit.actions import record
from mingtang.catalogue import parts
from mingtang.catalogue.actions.columns import locked_unit
from mingtang.catalogue.actions.typed import fit, refuse_unfit
from mingtang.catalogue.models import Item, Version
from mingtang.catalogue.queries.inheritance import Kind, difference
from mingtang.directives.comparing import compare, facts_for, unknown_codes
from mingtang.directives.models import Directive, Ruling
from mingtang.directives.reading import Read
from mingtang.law.catalogue import VersionState
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit


def reasons_against_taking(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能比对的理由：a draft is begun for it where there is none."""
    reasons = parts.reasons_against_unit(unit)
    if not parts.keeps(by, unit, at=at):
        reasons.append(f"{unit.short_name}的目录由政务公开专员调整。")
    opened = Version.rows.open().filter(unit=unit).first()
    if opened is not None and opened.version_state is not VersionState.DRAFT:
        reasons.append(f"第 {opened.number} 版{opened.version_state.label}，办完以后才能再调整。")
    return reasons


def take(
    unit: Unit,
    *,
    read: Read,
    title: str,
    number: str = "",
    name: str = "",
    is_complete: bool = True,
    by: Person,
    at: datetime,
) -> Directive:
    """读入并比对：with the draft as it is now; what bears a mark of secrecy is refused before anything is kept."""
    refuse_unfit(unit, title, number, name, *read.texts, by=by, at=at)
    told = {"title": title, "number": number, "name": name, "is_complete": is_complete}
    return _take(unit, read, told, by=by, at=at)


@transaction.atomic
def _take(unit: Unit, read: Read, told: dict[str, object], *, by: Person, at: datetime) -> Directive:
    unit = locked_unit(unit)
    reasons = reasons_against_taking(unit, by=by, at=at)
    refuse_if_any(reasons if str(told["title"]).strip() else [*reasons, "请写明指引或者表格的名称。"])
    version = Version.rows.open().filter(unit=unit).first()
    if version is None:
        has_base = Version.rows.in_force().filter(unit=unit).exists()
        begin = adjustments.draft if has_base else _empty
        version = begin(unit, by=by, at=at)
    items = list(version.items.order_by("position", "pk"))
    compared = compare(read.lines, items, is_complete=bool(told["is_complete"]))
    problems = [*read.problems, *unknown_codes(read.lines, items)]
    made = Directive.rows.create(
        version=version,
        **told | {"title": " ".join(str(told["title"]).split()), "name": str(told["name"])[:200]},
        sha256=read.sha256,
        unchanged=compared.unchanged,
        problems=[{"place": each.place, "column": each.column, "message": each.message} for each in problems],
        made_by=by,
        made_at=at,
    )
    Ruling.rows.bulk_create(
        [Ruling(directive=made, position=at_, **vars(each)) for at_, each in enumerate(compared.found, start=1)]
    )
    facts = {"sha256": read.sha256, "differences": len(compared.found), "version": version.number}
    record(unit.organ.code, by=by, verb="directives.take", of=made, at=at, facts=facts)
    return made


def _empty(unit: Unit, *, by: Person, at: datetime) -> Version:
    return begun(unit, base=None, by=by, at=at)


def reasons_against_deciding(version: Version, *, by: Person, at: datetime) -> list[str]:
    """不能逐行决定的理由。"""
    state = version.version_state
    reasons = [] if state is VersionState.DRAFT else [f"这一版目录{state.label}，不再改动。"]
    if not parts.keeps(by, version.unit, at=at):
        reasons.append(f"由{version.unit.short_name}的政务公开专员决定。")
    return reasons


@fit
@transaction.atomic
def decide(ruling: Ruling, *, taken: bool, reason: str, by: Person, at: datetime) -> Ruling:
    """决定一行：taken, the draft is changed at once; left, it stays as it is. The reason is kept either way."""
    version = locked(ruling.directive.version)
    ruling = Ruling.rows.select_related("directive").get(pk=ruling.pk)
    ruling.directive.version = version
    reasons = reasons_against_deciding(version, by=by, at=at)
    if ruling.decision:
        reasons.append("这一行已经决定过了。")
    if not reason.strip():
        reasons.append("请写明理由。")
    refuse_if_any(reasons)
    return _decide(ruling, taken=taken, reason=reason, by=by, at=at)


@fit
@transaction.atomic
def decide_rest(directive: Directive, *, taken: bool, reason: str, by: Person, at: datetime) -> int:
    """其余的一并决定：for one reason; where one cannot be taken, none is."""
    version = locked(directive.version)
    directive = Directive.rows.get(pk=directive.pk)
    directive.version = version
    reasons = reasons_against_deciding(version, by=by, at=at)
    rest = list(directive.rulings.filter(decision="").order_by("position", "pk"))
    if not rest:
        reasons.append("每一行都已经决定过了。")
    if not reason.strip():
        reasons.append("请写明理由。")
    refuse_if_any(reasons)
    for ruling in rest:
        ruling.directive = directive
    refuse_if_any(_against_taking_all(rest, version) if taken else [])
    for ruling in rest:
        _decide(ruling, taken=taken, reason=reason, by=by, at=at)
    return len(rest)


def _against_taking_all(rest: Sequence[Ruling], version: Version) -> list[str]:
    """What comes from above cannot go; said for all of them before any is taken."""
    kept = set(version.items.filter(taken_from__isnull=False).values_list("code", flat=True))
    kept -= {told.code for told in difference(version) if told.kind is Kind.GONE}
    names = [ruling.name for ruling in rest if ruling.kind == "gone" and ruling.code in kept]
    if not names:
        return []
    return [f"这几项承接自上级目录，不能删去，请逐行决定：{'、'.join(f'“{name}”' for name in names)}。"]


def reasons_against_discarding(directive: Directive, *, by: Person, at: datetime) -> list[str]:
    """不能放弃比对的理由：what was decided stays."""
    reasons = reasons_against_deciding(directive.version, by=by, at=at)
    if directive.rulings.exclude(decision="").exists():
        reasons.append("已经有作出的决定，不能放弃；其余的可以一并不采纳。")
    return reasons


@transaction.atomic
def discard(directive: Directive, *, by: Person, at: datetime) -> None:
    """放弃比对：the draft stays as it is."""
    version = locked(directive.version)
    directive = Directive.rows.get(pk=directive.pk)
    directive.version = version
    refuse_if_any(reasons_against_discarding(directive, by=by, at=at))
    record(version.unit.organ.code, by=by, verb="directives.discard", of=directive, at=at)
    directive.delete()


def _decide(ruling: Ruling, *, taken: bool, reason: str, by: Person, at: datetime) -> Ruling:
    version = ruling.directive.version
    if taken:
        _apply(ruling, version, by=by, at=at)
    ruling.decision, ruling.reason = "taken" if taken else "left", " ".join(reason.split())
    ruling.decided_by, ruling.decided_at = by, at
    ruling.save(update_fields=["decision", "reason", "decided_by", "decided_at", "code"])
    facts = {"decision": ruling.decision, "code": ruling.code}
    record(version.unit.organ.code, by=by, verb="directives.decide", of=ruling, at=at, facts=facts)
    return ruling


def _apply(ruling: Ruling, version: Version, *, by: Person, at: datetime) -> None:
    item = Item.rows.filter(version=version, code=ruling.code).first() if ruling.code else None
    if ruling.kind == "new":
        facts = facts_for(ruling.values, None, unit=version.unit)
        ruling.code = adjustments.add(version, facts=facts, by=by, at=at).code
        return
    refuse_if_any([] if item else [f"草案里已经没有“{ruling.name}”，请改为不采纳。"])
    if ruling.kind == "gone":
        adjustments.remove(item, by=by, at=at)
    else:
        adjustments.change(item, facts=facts_for(ruling.values, item, unit=version.unit), by=by, at=at)
