"""到期评估的写入：within the six months before a document runs out.

Law: 山东省政府令353号（届满前六个月内评估；继续执行的重新登记、编号、公布）.
"""

from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.editorial.models import Document
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.unseen import clean_text
from mingtang.law.rules import refuse_if_any
from mingtang.law.validity import Outcome, Turn, reasons_against_assessing
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.validity.actions.lives import held, reasons_against_keeping, write
from mingtang.validity.models import Assessment
from mingtang.validity.ports import next_number

CONTINUED = "评估后继续执行，重新登记编号。"


def assess(
    document: Document, *, outcome: Outcome | None, words: str, until_on: date | None = None, by: Person, at: datetime
) -> Assessment:
    """登记评估：continued, it gets a new last day and a new number; else nothing changes until its day.

    Errors: ``RuleBroken``.
    """
    words, on = clean_text(words), day_of(at)
    refuse_classified(document.unit, [words], by=by, at=at)
    with transaction.atomic():
        life = held(document, at=at)
        found = reasons_against_keeping(document, by=by, at=at) + reasons_against_personal_data(words)
        found += reasons_against_assessing(life.facts, outcome, words=words, until_on=until_on, on=on)
        refuse_if_any(found)
        assert outcome is not None
        assert life.until_on is not None
        goes_on = outcome is Outcome.CONTINUE
        made = Assessment.rows.create(
            life=life,
            outcome=outcome.value,
            words=words,
            of_until_on=life.until_on,
            until_on=until_on if goes_on else None,
            register_number=next_number(document.unit.organ, year=on.year) if goes_on else "",
            made_by=by,
            made_at=at,
        )
        record(document.unit.organ.code, by=by, verb="validity.assess", of=life, at=at, facts={"outcome": outcome})
        if goes_on:
            life.register_number = made.register_number
            write(life, Turn.KEPT, on=on, until_on=until_on, basis=CONTINUED, by=by, at=at)
    return made
