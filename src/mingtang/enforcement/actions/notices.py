"""执法公示的录入：one by one or from a table; a natural person by surname alone before anything is stored.

Law: 政府信息公开条例 第十五条（个人隐私）、第二十条第（五）项、第（六）项；行政处罚法 第四十八条.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.enforcement.models import EnforcementNotice, ShowingRule
from mingtang.enforcement.queries.notices import (
    document_of,
    hold_notice,
    reasons_against_keeping,
    rule_for,
    standing_of,
)
from mingtang.files.marked import refuse_marked
from mingtang.findings.parties import reasons_against_names, reasons_against_names_in, without_names
from mingtang.holidays.queries import calendar
from mingtang.language.marked import bears_mark
from mingtang.language.personal import reasons_against_personal_data
from mingtang.law.editorial import WithdrawalKind
from mingtang.law.enforcement import (
    Ending,
    NoticeKind,
    notice_kind,
    notice_kinds,
    reasons_against_ending,
    reasons_against_notice,
    reasons_against_rule,
    withdrawal_words,
)
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.tables.cells import kept
from mingtang.tables.reading import Read
from mingtang.withdrawals import actions as withdrawals
from mingtang.withdrawals import reasons as of_withdrawals
from mingtang.withdrawals.queries import waiting_of

WRONG_ROWS = 8


def prepared(kind: NoticeKind, typed: Mapping[str, str], *, on: date) -> dict[str, str]:
    """各项，as they are kept: the name of a natural person is cut to the surname, wherever it stands."""
    return without_names({field.key: kept(field, typed.get(field.key, ""), year=on.year) for field in kind.fields})


def refuse_classified(unit: Unit, texts: Iterable[str], *, by: Person, at: datetime, marked: bool = False) -> None:
    """拒收带密级标志或者个人信息的：the trail says only that there was a mark. Not within a transaction."""
    texts = list(texts)
    if marked or bears_mark(texts):
        refuse_marked(unit, verb="enforcement.refuse_classified", by=by, at=at)
    refuse_if_any(reasons_against_personal_data(*texts))


def put(
    unit: Unit,
    *,
    kind: str,
    typed: Mapping[str, str],
    notice: EnforcementNotice | None = None,
    looked: bool = False,
    by: Person,
    at: datetime,
) -> EnforcementNotice:
    """录入或者修改一条；what is public already changes for the public with its next edition.

    ``looked``: somebody looked at what may still be a name of a party, and it is none; the trail keeps that.
    """
    cells = prepared(notice_kind(kind), typed, on=day_of(at))
    refuse_classified(unit, cells.values(), by=by, at=at)
    with transaction.atomic():
        Unit.rows.select_for_update(no_key=True).get(pk=unit.pk)
        reasons = reasons_against_keeping(unit, by=by, at=at)
        reasons += _reasons_against(unit, kind, cells, looked=looked, on=day_of(at))
        if notice is not None:
            notice = hold_notice(notice.pk)
            reasons += reasons_against_touching(notice)
        refuse_if_any(reasons + _reasons_against_twice(unit, kind, cells["number"], but=notice))
        made = notice or EnforcementNotice(unit=unit, kind=kind, made_by=by, made_at=at)
        _fill(made, cells)
        made.save()
        _put_down(made, verb="enforcement.put", by=by, at=at, facts={"looked": True} if looked else None)
    return made


def _reasons_against(unit: Unit, kind: str, cells: dict[str, str], *, looked: bool, on: date) -> list[str]:
    of_kind = notice_kind(kind)
    found = reasons_against_notice(of_kind, cells, on=on, months=rule_for(unit, kind).months)
    return found + reasons_against_names(of_kind, cells, looked=looked)


def _fill(notice: EnforcementNotice, cells: dict[str, str]) -> None:
    notice.number, notice.party, notice.cells = cells["number"], cells["party"], cells
    notice.decided_on = date.fromisoformat(cells["decided_on"])


def _reasons_against_twice(unit: Unit, kind: str, number: str, *, but: EnforcementNotice | None) -> list[str]:
    same = EnforcementNotice.rows.kept().filter(unit=unit, kind=kind, number=number)
    same = same.exclude(pk=but.pk) if but else same
    return [f"文号“{number}”的{notice_kind(kind).name}已经录入过。"] if number and same.exists() else []


def reasons_against_touching(notice: EnforcementNotice) -> list[str]:
    """不能再改的理由。"""
    found = [f"这个决定已经{notice.get_ended_how_display()}，不再修改和公示。"] if notice.ended_how else []
    return [*found, *(["这一条已经作废。"] if notice.dropped_at else [])]


def wrong_rows(unit: Unit, kind: str, read: Read, *, on: date) -> list[tuple[int, str, str]]:
    """表里要改正的：row, column and what to do: what reading found, then what the rules say of each row."""
    found = [(each.row, each.column, each.message) for each in read.mistakes]
    bad = {row for row, _, _ in found}
    known = set(EnforcementNotice.rows.kept().filter(unit=unit, kind=kind).values_list("number", flat=True))
    months = rule_for(unit, kind).months
    for row, typed in read.rows:
        cells = prepared(notice_kind(kind), typed, on=on)
        if cells["number"] in known:
            found.append((row, "决定书文号", f"文号“{cells['number']}”已经录入过，请删去这一行，或者到那一条里修改。"))
        if row not in bad:
            reasons = reasons_against_notice(notice_kind(kind), cells, on=on, months=months)
            reasons += reasons_against_names(notice_kind(kind), cells, looked=False)
            found += [(row, "各项", reason) for reason in reasons]
    return sorted(found)


def take_in(unit: Unit, *, kind: str, read: Read, by: Person, at: datetime) -> list[EnforcementNotice]:
    """从表格读入：all rows at once as drafts, or, with any mistake, none."""
    on = day_of(at)
    prepared_rows = [prepared(notice_kind(kind), typed, on=on) for _, typed in read.rows]
    told = [text for cells in prepared_rows for text in cells.values()]
    refuse_classified(unit, told, by=by, at=at, marked=read.is_marked)
    with transaction.atomic():
        Unit.rows.select_for_update(no_key=True).get(pk=unit.pk)
        reasons = reasons_against_keeping(unit, by=by, at=at)
        wrong = wrong_rows(unit, kind, read, on=on)
        reasons += [f"第 {row} 行“{column}”：{message}" for row, column, message in wrong[:WRONG_ROWS]]
        refuse_if_any(reasons)
        made = []
        for cells in prepared_rows:
            one = EnforcementNotice(unit=unit, kind=kind, made_by=by, made_at=at)
            _fill(one, cells)
            one.save(force_insert=True)
            made.append(one)
        facts: dict[str, object] = {"sha256": read.sha256, "rows": len(made), "kind": kind}
        record(unit.organ.code, by=by, verb="enforcement.take_in", of=unit, at=at, facts=facts)
    return made


@transaction.atomic
def drop(notice: EnforcementNotice, *, by: Person, at: datetime) -> EnforcementNotice:
    """作废：of what was entered and never public."""
    notice = hold_notice(notice.pk)
    stands = standing_of([notice])[notice.pk]
    reasons = reasons_against_keeping(notice.unit, by=by, at=at)
    reasons += ["这一条已经作废。"] if notice.dropped_at else []
    if stands.was_public or stands.is_under_way:
        reasons.append("已经公示或者送审的不能作废；决定变更、撤销的，登记以后撤下。")
    refuse_if_any(reasons)
    notice.dropped_at = at
    notice.save(update_fields=["dropped_at"])
    _put_down(notice, verb="enforcement.drop", by=by, at=at)
    return notice


def end(
    notice: EnforcementNotice, *, how: Ending, on: date, why: str, looked: bool = False, by: Person, at: datetime
) -> EnforcementNotice:
    """登记变更、撤销：and, where the notice is public, ask at once that it be taken down with the public reason.

    Law: 行政处罚法 第四十八条（三日内撤回并公开说明理由）、第八十五条. Another person decides.
    """
    refuse_classified(notice.unit, (why,), by=by, at=at)
    document = document_of(notice)
    with transaction.atomic():
        notice = hold_notice(notice.pk)
        stands = standing_of([notice])[notice.pk]
        reasons = [*reasons_against_keeping(notice.unit, by=by, at=at), *reasons_against_touching(notice)]
        reasons += reasons_against_ending(ended_on=on, decided_on=notice.decided_on, why=why, on=day_of(at))
        reasons += [] if looked else reasons_against_names_in("公开的理由", why, notice.cells)
        if document is not None and stands.is_public:
            reasons += of_withdrawals.against_asking(document, by=by, at=at)
        refuse_if_any(reasons)
        notice.ended_how, notice.ended_on, notice.ended_why = how.value, on, why.strip()
        notice.save(update_fields=["ended_how", "ended_on", "ended_why"])
        _put_down(notice, verb="enforcement.end", by=by, at=at, facts={"how": how.value, "on": on.isoformat()})
    if document is not None and stands.is_public:
        reason = f"这个决定已经{how.label}。{notice.ended_why}"
        told = {"public_reason": reason, "internal_reason": withdrawal_words(on, calendar(), on=day_of(at))}
        withdrawals.ask(document, kind=WithdrawalKind.NOTICE, **told, looked=True, by=by, at=at)
    return notice


def reasons_against_taking_back(notice: EnforcementNotice, *, by: Person, at: datetime) -> list[str]:
    """不能收回登记的理由：while it is asked that the notice be taken down, and once it is gone."""
    found = reasons_against_keeping(notice.unit, by=by, at=at)
    found += [] if notice.ended_how else ["这个决定没有登记变更、撤销。"]
    document, stands = document_of(notice), standing_of([notice])[notice.pk]
    if stands.was_public and not stands.is_public:
        found.append("公示已经撤下，登记不能收回；决定仍然有效的，另外录入一条再公示。")
    elif document is not None and waiting_of(document) is not None:
        found.append("撤下的申请还在等决定，请先请审核人或者分管领导不同意，或者由申请人收回申请。")
    return found


def take_back(notice: EnforcementNotice, *, why: str, by: Person, at: datetime) -> EnforcementNotice:
    """收回登记：the decision stands after all, and so does its notice. The trail keeps what was entered, and why."""
    refuse_classified(notice.unit, (why,), by=by, at=at)
    with transaction.atomic():
        notice = hold_notice(notice.pk)
        reasons = reasons_against_taking_back(notice, by=by, at=at)
        if not 5 <= len(why.strip()) <= 500:
            reasons.append("请用 5 至 500 个字写明为什么收回登记。")
        refuse_if_any(reasons)
        facts: dict[str, object] = {"how": notice.ended_how, "on": str(notice.ended_on), "why": why.strip()}
        notice.ended_how, notice.ended_on, notice.ended_why = "", None, ""
        notice.save(update_fields=["ended_how", "ended_on", "ended_why"])
        _put_down(notice, verb="enforcement.take_back", by=by, at=at, facts=facts)
    return notice


@transaction.atomic
def set_rule(unit: Unit, *, kind: str, months: int, publish_days: int | None, by: Person, at: datetime) -> ShowingRule:
    """定公示期限：for what is handed in from now on."""
    reasons = reasons_against_rule(months=months, publish_days=publish_days)
    if not by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at)) or not unit.is_organ:
        reasons.append(f"公示期限由{unit.name}的政务公开专员设定。")
    if kind not in {one.code for one in notice_kinds()}:
        reasons.append("没有这种执法公示。")
    refuse_if_any(reasons)
    values = {"months": months, "publish_days": publish_days, "set_by": by, "set_at": at}
    rule, _ = ShowingRule.rows.update_or_create(unit=unit, kind=kind, defaults=values)
    facts: dict[str, object] = {"kind": kind, "months": months, "publish_days": publish_days}
    record(unit.organ.code, by=by, verb="enforcement.rule", of=rule, at=at, facts=facts)
    return rule


def _put_down(
    notice: EnforcementNotice, *, verb: str, by: Person, at: datetime, facts: dict[str, object] | None = None
) -> None:
    record(notice.unit.organ.code, by=by, verb=verb, of=notice, at=at, facts=facts)
