"""放假通知的录入：a year's table is entered or replaced, and every stored day is computed anew.

Law: 全国年节及纪念日放假办法；国务院办公厅每年关于部分节假日安排的通知.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingtang import ports
from mingtang.audit.actions import record
from mingtang.audit.chain import canonical
from mingtang.holidays import queries
from mingtang.holidays.models import HolidayNotice
from mingtang.law.feasts import gaps
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.law.workdays import Calendar, Notice, reasons_against_notice
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


@dataclass(frozen=True)
class Entered:
    """录入结果：the notice as kept, and how many stored days it moved."""

    notice: HolidayNotice
    changed: int


def reasons_against_entering(*, by: Person, at: datetime) -> list[str]:
    """不能录入的理由：shown beside the button before it is pressed."""
    if _administered(by, day_of(at)) is not None:
        return []
    names = "、".join(unit.name for unit in queries.topmost_organs())
    return [f"放假通知由最上级机关（{names}）的管理员录入，各机关共用，请联系管理员。"]


def _administered(by: Person, on: date) -> Unit | None:
    """The topmost organ that the person administers: one table serves every organ beneath it."""
    return next(
        (unit for unit in queries.topmost_organs() if by.holds(PostKind.ADMINISTRATOR, at_unit=unit, on=on)), None
    )


@transaction.atomic
def enter_notice(
    *, notice: Notice, published_on: date, source: str, by: Person, at: datetime, despite_gaps: bool = False
) -> Entered:
    """录入放假通知：it replaces the year's table from now on; every stored day is computed anew in the same act.

    Law: 全国年节及纪念日放假办法 第二条; a table with gaps counts only where somebody says ``despite_gaps``.
    Errors: ``RuleBroken`` with all reasons; then neither the table nor any stored day has changed.
    """
    organ = _administered(by, day_of(at))
    reasons = reasons_against_entering(by=by, at=at)
    reasons += _faults(notice, published_on=published_on, source=source, on=day_of(at))
    found = gaps(notice)
    reasons += [] if despite_gaps else found
    refuse_if_any(reasons)
    Unit.rows.select_for_update(no_key=True).get(pk=organ.pk)
    replaced = HolidayNotice.rows.select_for_update(no_key=True).filter(year=notice.year, superseded_at=None)
    for row in replaced:
        row.superseded_at = at
        row.save(update_fields=["superseded_at"])
    kept = _row(notice, published_on=published_on, source=source.strip(), by=by, at=at)
    kept.save(force_insert=True)
    extended = queries.calendar()
    changed = sum(holder.recompute(extended, at=at) for holder in ports.answering("holidays.DueDayHolder"))
    facts = {
        "year": kept.year,
        "digest": kept.digest,
        "days_off": len(kept.days_off),
        "made_up_days": len(kept.made_up_days),
        "days_changed": changed,
    } | ({"gaps": len(found)} if found else {})
    record(organ.code, by=by, verb="holidays.notice.enter", of=kept, at=at, facts=facts)
    return Entered(kept, changed)


@transaction.atomic
def try_notice(*, notice: Notice, published_on: date, source: str, by: Person, at: datetime) -> int:
    """试算：how many stored days the notice would move. The whole act is done and taken back, so the count is true.

    Gaps are no ground to refuse here: they are shown beside the count.
    """
    entered = enter_notice(notice=notice, published_on=published_on, source=source, by=by, at=at, despite_gaps=True)
    transaction.set_rollback(True)
    return entered.changed


def _faults(notice: Notice, *, published_on: date, source: str, on: date) -> list[str]:
    known = queries.calendar()
    reasons = list(reasons_against_notice(notice.year, notice.days))
    if notice.year < known.first_year:
        reasons.append(f"工作日表从 {known.first_year} 年开始，不必录入 {notice.year} 年。")
    if notice.year > on.year + 1:
        reasons.append(f"{notice.year} 年的放假安排还不会公布，请核对年份。")
    if not notice.sources[0].number:
        reasons.append("请填写发文字号，例如 国办发明电〔2025〕7号。")
    if published_on > on:
        reasons.append("发布日期还没有到，请核对。")
    if published_on.year not in {notice.year - 1, notice.year}:
        reasons.append(f"{notice.year} 年的放假通知应在 {notice.year - 1} 年或 {notice.year} 年发布，请核对发布日期。")
    if not source.strip():
        reasons.append("请写明通知从哪里来，例如中国政府网的网址。")
    if _is_in_force(notice, known):
        reasons.append(f"与现行的 {notice.year} 年放假安排完全相同，不必再录入。")
    return reasons


def _is_in_force(notice: Notice, known: Calendar) -> bool:
    now = known.notice_for(notice.year)
    if now is None or now.sources != notice.sources:
        return False
    return [(d.day, d.working) for d in now.days] == [(d.day, d.working) for d in notice.days]


def _row(notice: Notice, *, published_on: date, source: str, by: Person, at: datetime) -> HolidayNotice:
    named = notice.sources[0]
    row = HolidayNotice(
        year=notice.year,
        title=named.title,
        document_number=named.number,
        published_on=published_on,
        source=source,
        days_off=[[entry.day.isoformat(), entry.name] for entry in notice.days if not entry.working],
        made_up_days=[[entry.day.isoformat(), entry.name] for entry in notice.days if entry.working],
        entered_by=by,
        entered_at=at,
    )
    told = [row.year, row.title, row.document_number, row.days_off, row.made_up_days]
    row.digest = hashlib.sha256(canonical(told).encode()).hexdigest()
    return row
