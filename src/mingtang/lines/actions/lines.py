"""口径的拟写和签批：one writes, another signs; what is to be said otherwise is the next version.

Law: 政府信息公开条例 第六条；国办发〔2016〕61号. The trail says that a line was written and signed, never what it says.
"""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.crises.actions.crises import locked as locked_crisis
from mingtang.crises.models import Crisis
from mingtang.law.lines import LineFacts, reasons_against_signing
from mingtang.law.rules import refuse_if_any
from mingtang.lines.actions.typed import refuse_classified
from mingtang.lines.models import Figure, Line, LineRule, Sentence
from mingtang.lines.queries.lines import is_leader, reasons_against_ruling, reasons_against_writing
from mingtang.organs.models import Person, Unit

DECIDED = "这一版口径已经签批、退回或者换下，不能再办。"
REPLACED = "又写了新的一版"


def write(crisis: Crisis, *, facts: LineFacts, by: Person, at: datetime) -> Line:
    """拟写口径：a version that waited to be signed is put down for this one."""
    refuse_classified(crisis.unit, facts.texts, by=by, at=at)
    with transaction.atomic():
        crisis = locked_crisis(crisis)
        refuse_if_any(reasons_against_writing(crisis, by=by, at=at) + facts.reasons(at=at, begun_on=crisis.begun_on))
        for waiting in Line.rows.filter(crisis=crisis).waiting():
            _put_down(waiting, REPLACED, by=by, at=at)
        told = {"valid_from": facts.valid_from, "written_by": by, "written_for": by.stands_for, "written_at": at}
        line = Line.rows.create(crisis=crisis, number=crisis.lines.count() + 1, **told)
        _write_in(line, facts)
        record(crisis.unit.organ.code, by=by, verb="lines.write", of=line, at=at)
    return line


def _write_in(line: Line, facts: LineFacts) -> None:
    for position, it in enumerate(facts.figures, start=1):
        told = {"name": it.name, "others": list(it.others), "value": it.value, "unit": it.unit}
        Figure.rows.create(line=line, position=position, as_of=it.as_of, source=it.source, **told)
    for position, text in enumerate(facts.sentences, start=1):
        Sentence.rows.create(line=line, position=position, text=text)


def reasons_against_sign(line: Line, *, by: Person, at: datetime) -> list[str]:
    """不能签批的理由：shown beside the button before it is pressed."""
    found = [DECIDED] if line.signed_at is not None or line.dropped_at is not None else []
    return found + reasons_against_signing(line.hands, by.hands, is_leader=is_leader(by, line.crisis, at=at))


@transaction.atomic
def sign(line: Line, *, by: Person, at: datetime) -> Line:
    """签批：from now, or from the moment that was told if that is later."""
    line = _locked(line)
    refuse_if_any(reasons_against_sign(line, by=by, at=at))
    line.signed_by, line.signed_for, line.signed_at = by, by.stands_for, at
    line.valid_from = max(line.valid_from or at, at)
    line.save(update_fields=["signed_by", "signed_for", "signed_at", "valid_from"])
    record(line.crisis.unit.organ.code, by=by, verb="lines.sign", of=line, at=at)
    return line


@transaction.atomic
def send_back(line: Line, *, reason: str, by: Person, at: datetime) -> Line:
    """退回：by whoever may sign it; it is written anew."""
    line = _locked(line)
    found = reasons_against_sign(line, by=by, at=at)
    refuse_if_any(found + ([] if reason.strip() else ["请写明退回的理由。"]))
    _put_down(line, reason.strip(), by=by, at=at)
    record(line.crisis.unit.organ.code, by=by, verb="lines.send_back", of=line, at=at)
    return line


def _put_down(line: Line, reason: str, *, by: Person, at: datetime) -> None:
    line.dropped_by, line.dropped_at, line.dropped_why = by, at, reason
    line.save(update_fields=["dropped_by", "dropped_at", "dropped_why"])


@transaction.atomic
def require(organ: Unit, *, required: bool, by: Person, at: datetime) -> LineRule:
    """设置是否要有签批的口径才能公开。"""
    organ = Unit.rows.select_for_update(of=("self",), no_key=True).get(pk=organ.pk)
    refuse_if_any(reasons_against_ruling(organ, by=by, at=at))
    told = {"required": required, "set_by": by, "set_at": at}
    rule, _ = LineRule.rows.update_or_create(organ=organ, defaults=told)
    record(organ.code, by=by, verb="lines.require", of=rule, at=at, facts={"required": required})
    return rule


def _locked(line: Line) -> Line:
    rows = Line.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("crisis__unit__organ").get(pk=line.pk)
