"""到期评估的写入：within the six months before a document runs out.

Law: 山东省政府令353号（届满前六个月内评估；继续执行的重新登记、编号、公布）.
"""

from datetime import date, datetime, timedelta

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.editorial.models import Document, Published
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.richtext.places import text_of
from mingtang.language.unseen import clean_text
from mingtang.law.continuing import says_until
from mingtang.law.rules import refuse_if_any
from mingtang.law.validity import Outcome, Turn, is_in_force, reasons_against_assessing
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.validity.actions.lives import held, reasons_against_keeping, write
from mingtang.validity.models import Assessment
from mingtang.validity.ports import latest_until, next_number
from mingtang.validity.queries.lives import waiting

CONTINUED = "评估后继续执行，重新登记编号、重新公布。"


def assess(
    document: Document, *, outcome: Outcome | None, words: str, until_on: date | None = None, by: Person, at: datetime
) -> Assessment:
    """登记评估：nothing changes by it; to be continued, a new edition with the new last day is to be released.

    Errors: ``RuleBroken``.
    """
    words, on = clean_text(words), day_of(at)
    refuse_classified(document.unit, [words], by=by, at=at)
    with transaction.atomic():
        life = held(document, at=at)
        found = reasons_against_keeping(document, by=by, at=at) + reasons_against_personal_data(words)
        latest = latest_until(document, since=life.until_on + timedelta(days=1)) if life.until_on else None
        days = {"until_on": until_on, "on": on, "latest": latest}
        found += reasons_against_assessing(life.facts, outcome, words=words, **days)
        refuse_if_any(found)
        assert outcome is not None
        assert life.until_on is not None
        goes_on = outcome is Outcome.CONTINUE
        told = {"outcome": outcome.value, "words": words, "of_until_on": life.until_on}
        told |= {"until_on": until_on if goes_on else None}
        before = life.assessments.filter(of_until_on=life.until_on)
        newest, numbered = before.first(), before.exclude(register_number="").first()
        if newest is not None and told == {name: getattr(newest, name) for name in told}:
            return newest  # pressed twice
        number = ""
        if goes_on:  # a number that was given for this continuation is not given up for another
            number = numbered.register_number if numbered else next_number(document.unit.organ, year=on.year)
        made = Assessment.rows.create(life=life, **told, register_number=number, made_by=by, made_at=at)
        record(document.unit.organ.code, by=by, verb="validity.assess", of=life, at=at, facts={"outcome": outcome})
    return made


@transaction.atomic
def follow_edition(published: Published, *, at: datetime) -> None:
    """重新公布：the new last day and number hold from the edition that tells them, out before the old day is over."""
    life = held(published.document, at=at)
    made, text = waiting(life), text_of(published.content.get("html") or "")
    if made is None or made.until_on is None or not is_in_force(life.facts, day_of(at)):
        return
    if says_until(text, made.until_on):
        life.register_number = made.register_number
        write(life, Turn.KEPT, on=day_of(at), until_on=made.until_on, basis=CONTINUED, by="derived", at=at)
