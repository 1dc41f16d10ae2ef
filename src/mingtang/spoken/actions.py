"""当场答复：spoken or on paper, with a record; the case is over with it. Law: 政府信息公开条例 第三十三条第一款."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingtang.applications.actions.steps import locked, reasons_against_step, take
from mingtang.applications.models import Application, Event
from mingtang.caseletters.actions.letters import freeze, refuse_marked
from mingtang.caseletters.queries.forms import NO_RULE, row_of, rule_needed, rule_of
from mingtang.caseletters.queries.letters import known_values, may_write
from mingtang.caseletters.setting import letter_of, text_of
from mingtang.law.case_letters import letter_kind
from mingtang.law.foi import FoiAct
from mingtang.law.outcomes import ground
from mingtang.law.replies import reasons_against_at_once
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

AT_ONCE = "at-once"
NOT_SAID = "请写当场是怎样答复的：口头还是书面，说了什么、给了什么。"
NO_PRESENT = "请写在场的工作人员。"


@dataclass(frozen=True)
class Spoken:
    """当场答复的记录：on which ground, what was said or given, and who was there."""

    ground: str
    on: date
    said: str
    present: str


def answer_at_once(application: Application, spoken: Spoken, *, steps: int, by: Person, at: datetime) -> Event:
    """当场答复：spoken or on paper, with a record. Law: 政府信息公开条例 第三十三条第一款."""
    refuse_marked(application, spoken.said, spoken.present, by=by, at=at)
    with transaction.atomic():
        application = locked(application)
        refuse_if_any(reasons_against_answering_at_once(application, spoken, by=by, at=at))
        chosen = ground(spoken.ground, spoken.on)
        facts = {"ground": chosen.id, "outcome": chosen.outcome.code}
        changes = {"outcome": chosen.outcome.code, "ended_on": spoken.on}
        kind, rule = letter_kind(AT_ONCE), rule_needed(application.unit)
        values = known_values(application, rule, kind, on=spoken.on, ground=chosen)
        values |= {"怎样答复": spoken.said.strip(), "在场人": spoken.present.strip().rstrip("。")}
        text = text_of(row_of(application.unit, kind).text, values)
        letter = letter_of(kind, text, organ=application.unit.name, addressee="", on=spoken.on)
        event = take(
            application, FoiAct.ANSWER_AT_ONCE, on=spoken.on, seen=steps, by=by, at=at, facts=facts, changes=changes
        )
        freeze(application, kind, letter, event=event, by=by, at=at)
        return event


def reasons_against_answering_at_once(
    application: Application, spoken: Spoken | None, *, by: Person, at: datetime
) -> list[str]:
    """不能当场答复的理由；of the act alone, while nothing was filled in."""
    reasons = []
    if not may_write(by, application, at=at):
        reasons.append(f"当场答复由{application.unit.name}的政务公开专员或者这件申请的承办人记录。")
    if rule_of(application.unit) is None:
        reasons.append(NO_RULE)
    if spoken is None:
        return [*reasons, *reasons_against_step(application, FoiAct.ANSWER_AT_ONCE, on=day_of(at), at=at)]
    reasons += reasons_against_at_once(ground(spoken.ground, spoken.on))
    if not spoken.said.strip():
        reasons.append(NOT_SAID)
    if not spoken.present.strip():
        reasons.append(NO_PRESENT)
    return [*reasons, *reasons_against_step(application, FoiAct.ANSWER_AT_ONCE, on=spoken.on, at=at)]
