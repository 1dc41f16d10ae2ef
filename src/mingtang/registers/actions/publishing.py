"""清单的送审：the draft as it stands becomes a version with a day from which it holds.

Law: 政府信息公开条例 第十七条（公开前审查）、第二十六条.
"""

from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import reference
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Revision
from mingtang.editorial.queries import current
from mingtang.law.fields import reasons_against_row
from mingtang.law.openness import Openness
from mingtang.law.registers import reasons_against_early_effect, reasons_against_effective
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.registers.actions.registers import locked
from mingtang.registers.actions.tables import difference_to_live
from mingtang.registers.actions.typed import refuse_classified
from mingtang.registers.models import Register
from mingtang.registers.publication import KIND, effective_of
from mingtang.registers.queries.register import build, lines, order_of, reasons_against_keeping, text_to_vet
from mingtang.vetting.places import reasons_against_open


def reasons_against_submitting(register: Register, *, by: Person, at: datetime) -> list[str]:
    """不能送审的理由。"""
    text = text_to_vet(register, on=day_of(at))
    return [*reasons_against_the_list(register, by=by, at=at), *reasons_against_open(text, on=day_of(at))]


def reasons_against_the_list(register: Register, *, by: Person, at: datetime) -> list[str]:
    """不能送审的理由，but for the doubts about its words, which take longer to look for."""
    found = editorial.reasons_against_submitting(
        kind=KIND, unit=register.unit, subject=reference(register), openness=Openness.PROACTIVE, by=by, at=at
    )
    found += [reason for reason in reasons_against_keeping(register.unit, by=by, at=at) if reason not in found]
    rows = list(lines(register))
    if not rows:
        found.append("清单里还没有行，请先录入，或者从表格读入。")
    wrong = [row.key for row in rows if reasons_against_row(register.heads, row.cells)]
    if wrong:
        found.append(f"有 {len(wrong)} 行没有填完或者不对：{'、'.join(wrong[:5])}。")
    return found


def submit(
    register: Register, *, effective_on: date, note: str = "", why_early: str = "", by: Person, at: datetime
) -> Revision:
    """送审：two or three others read, sign and release it; one that holds from before it is public says why."""
    refuse_classified(register.unit, (note, why_early), by=by, at=at)
    with transaction.atomic():
        register = locked(register)
        live = current(register.address)
        body = live.content if live else None
        reasons = reasons_against_submitting(register, by=by, at=at)
        held = order_of(register, on=day_of(at)).held
        reasons += reasons_against_effective(
            effective_on, before=held[1] if held else None, on=day_of(at)
        ) or reasons_against_early_effect(effective_on, on=day_of(at), why=why_early)
        found = difference_to_live(register, body)
        if found is not None and found.is_empty and body and effective_of(body) == effective_on:
            reasons.append("与公开的一版没有差别，不必送审；复查过没有变化的，换一个生效日期再送审。")
        if len(note) > 500:
            reasons.append("说明最多 500 个字。")
        refuse_if_any(reasons)
        return editorial.submit(
            kind=KIND,
            unit=register.unit,
            subject=reference(register),
            address=register.address,
            title=register.title,
            body=build(register, effective_on=effective_on, note=note.strip(), why_early=why_early.strip()),
            openness=Openness.PROACTIVE,
            by=by,
            at=at,
        )
