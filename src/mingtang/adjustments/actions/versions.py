"""目录版本的写入：draft, hand in, send back, approve by another person, begin on its day, drop."""

from datetime import date, datetime, timedelta

from django.db import transaction

from mingtang.adjustments.ports import bases
from mingtang.audit.actions import record
from mingtang.catalogue import parts
from mingtang.catalogue.actions.columns import locked_unit
from mingtang.catalogue.actions.typed import fit
from mingtang.catalogue.models import Author, Item, Version
from mingtang.catalogue.told import copy_of
from mingtang.language.unseen import clean_text
from mingtang.law import catalogue as law
from mingtang.law.catalogue import VersionState
from mingtang.law.days import chinese_day
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of

MOST_AHEAD = timedelta(days=180)


def reasons_against_drafting(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能拟订的理由。"""
    reasons = parts.reasons_against_unit(unit)
    if not parts.keeps(by, unit, at=at):
        reasons.append(f"{unit.short_name}的目录由政务公开专员拟订。")
    opened = Version.rows.open().filter(unit=unit).first()
    if opened is not None:
        reasons.append(f"第 {opened.number} 版{opened.version_state.label}，办完以后才能拟订新的一版。")
    return reasons


@transaction.atomic
def draft(unit: Unit, *, by: Person, at: datetime) -> Version:
    """拟订新的一版：begins as a copy of the one in force."""
    unit = locked_unit(unit)
    refuse_if_any(reasons_against_drafting(unit, by=by, at=at))
    base = Version.rows.in_force().filter(unit=unit).first()
    made = begun(unit, base=base, by=by, at=at)
    if base is not None:
        Item.rows.bulk_create([copy_of(item, version=made) for item in base.items.all()])
    return made


def begun(unit: Unit, *, base: Version | None, by: Person, at: datetime) -> Version:
    """一版新的草案，empty. The unit is locked by whoever calls."""
    last = Version.rows.filter(unit=unit).order_by("-number").values_list("number", flat=True).first()
    made = Version.rows.create(
        unit=unit, number=(last or 0) + 1, state=VersionState.DRAFT.value, base=base, made_by=by, made_at=at
    )
    sign(made, by=by)
    record(unit.organ.code, by=by, verb="catalogue.version.draft", of=made, at=at)
    return made


def reasons_against_submitting(version: Version, *, by: Person, at: datetime) -> list[str]:
    """不能送审的理由：all that is wanting in the items, by name."""
    reasons = [*_against_move(version, VersionState.REVIEW), *_against_not_keeping(version, "送审", by=by, at=at)]
    items = list(version.items.select_related("taken_from"))
    if not items:
        reasons.append("这一版还没有事项。")
    for item in items:
        wrong = [] if item.not_involved else reasons_against_item(item)
        if wrong:
            reasons.append(f"“{item.second}”：{''.join(wrong)}")
    unfinished = [basis for basis in bases(version) if basis.open]
    return [*reasons, *(f"《{basis.title}》还有 {basis.open} 处没有决定。" for basis in unfinished)]


def reasons_against_item(item: Item) -> list[str]:
    """一个事项不对的理由。"""
    reasons = [*law.reasons_against_terms(item.terms, levels=item.levels)]
    if item.taken_from is not None:
        reasons += law.reasons_against_loosening(item.taken_from.terms, item.terms)
    return reasons


@fit
@transaction.atomic
def submit(version: Version, *, note: str, by: Person, at: datetime) -> Version:
    """送审：what is to be changed and why goes with it; nothing is edited any more."""
    version = locked(version)
    reasons = reasons_against_submitting(version, by=by, at=at)
    if version.base_id and not note.strip():
        reasons.append("请写明调整了什么、为什么。")
    refuse_if_any(reasons)
    sign(version, by=by)
    version.note, version.submitted_by, version.submitted_at = clean_text(note), by, at
    version.returned_reason = ""
    return _move(version, VersionState.REVIEW, verb="catalogue.version.submit", by=by, at=at)


def reasons_against_judging(version: Version, *, by: Person, at: datetime) -> list[str]:
    """不能审核的理由：another person than those who had a hand in it."""
    state = version.version_state
    reasons = [] if state is VersionState.REVIEW else [f"这一版目录{state.label}，不在审核。"]
    if not parts.judges(by, version.unit, at=at):
        reasons.append(f"{version.unit.short_name}的目录由审核人或者分管领导审核。")
    if version.authors.filter(person__in=by.hands).exists():
        reasons.append("您拟订过这一版，请由另一个人审核。")
    return reasons


@fit
@transaction.atomic
def send_back(version: Version, *, reason: str, by: Person, at: datetime) -> Version:
    """退回：with a written reason; it may be edited again."""
    version = locked(version)
    reasons = reasons_against_judging(version, by=by, at=at)
    refuse_if_any(reasons if reason.strip() else [*reasons, "请写明退回的理由。"])
    version.returned_reason = reason.strip()
    return _move(version, VersionState.DRAFT, verb="catalogue.version.send_back", by=by, at=at)


@transaction.atomic
def approve(version: Version, *, in_force_on: date, by: Person, at: datetime) -> Version:
    """审核通过：it holds from the day on; what held until then is kept and never changed."""
    version = locked(version)
    on = day_of(at)
    reasons = reasons_against_judging(version, by=by, at=at)
    if in_force_on < on:
        reasons.append("执行日期不能早于今天。")
    if in_force_on > on + MOST_AHEAD:
        reasons.append(f"执行日期最晚到{chinese_day(on + MOST_AHEAD)}。")
    refuse_if_any(reasons)
    version.approved_by, version.approved_for, version.approved_at = by, by.stands_for, at
    version.in_force_on = in_force_on
    if in_force_on <= on:
        return _begin(version, by=by, at=at)
    return _move(version, VersionState.APPROVED, verb="catalogue.version.approve", by=by, at=at)


@transaction.atomic
def begin(version: Version, *, at: datetime) -> Version | None:
    """到了执行日期：takes the place of the one before; done before, it is not done again."""
    version = locked(version)
    waits = version.version_state is VersionState.APPROVED
    if not waits or version.in_force_on is None or version.in_force_on > day_of(at):
        return None
    return _begin(version, by="due", at=at)


def reasons_against_dropping(version: Version, *, by: Person, at: datetime) -> list[str]:
    """不能放弃的理由。"""
    return [*_against_move(version, VersionState.DROPPED), *_against_not_keeping(version, "放弃", by=by, at=at)]


@transaction.atomic
def drop(version: Version, *, by: Person, at: datetime) -> Version:
    """放弃草案：the one in force stays as it is."""
    version = locked(version)
    refuse_if_any(reasons_against_dropping(version, by=by, at=at))
    return _move(version, VersionState.DROPPED, verb="catalogue.version.drop", by=by, at=at)


def locked(version: Version) -> Version:
    """The version locked, with what its acts look at."""
    rows = Version.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ", "unit__parent")
    return rows.get(pk=version.pk)


def sign(version: Version, *, by: Person) -> None:
    """记下拟订人：whoever touches a version does not approve it, nor does whom they stand in for."""
    for hand in by.hands:
        Author.rows.get_or_create(version=version, person_id=hand)


def _begin(version: Version, *, by: Person | str, at: datetime) -> Version:
    standing = Version.rows.in_force().select_for_update(no_key=True).filter(unit=version.unit).first()
    since: dict[date, list[str]] = {}
    if standing is not None:
        for code, day in standing.items.filter(not_involved="").values_list("code", "since_on"):
            since.setdefault(day, []).append(code)
        standing.state, standing.superseded_on = VersionState.SUPERSEDED.value, version.in_force_on
        standing.save(update_fields=["state", "superseded_on"])
    version.items.update(since_on=version.in_force_on)
    for day, codes in since.items():
        version.items.filter(code__in=codes).update(since_on=day)
    return _move(version, VersionState.IN_FORCE, verb="catalogue.version.begin", by=by, at=at)


def _against_move(version: Version, then: VersionState) -> tuple[str, ...]:
    return law.reasons_against_moving(version.version_state, then)


def _against_not_keeping(version: Version, what: str, *, by: Person, at: datetime) -> list[str]:
    if parts.keeps(by, version.unit, at=at):
        return []
    return [f"{version.unit.short_name}的目录由政务公开专员{what}。"]


def _move(version: Version, then: VersionState, *, verb: str, by: Person | str, at: datetime) -> Version:
    version.state = then.value
    version.save()
    record(version.unit.organ.code, by=by, verb=verb, of=version, at=at, facts={"number": version.number})
    return version
