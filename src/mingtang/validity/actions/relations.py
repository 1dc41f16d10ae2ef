"""文件关系的写入：what a document does with others, which are changed or repealed from its first day in force."""

from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.editorial.models import Document, Published
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.unseen import clean_name
from mingtang.law.metadata import Validity
from mingtang.law.rules import refuse_if_any
from mingtang.law.validity import (
    EFFECTS,
    Tie,
    is_older,
    reasons_against_older,
    reasons_against_relating,
    shown_at_once,
    validity_on,
)
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.validity.actions.lives import held, lift, made_on, reasons_against_keeping, write
from mingtang.validity.models import LifeTurn, Relation
from mingtang.validity.queries.lives import life_of

DERIVED = "derived"


def relate(
    document: Document, *, tie: Tie | None, other: Document | None = None, title: str = "", number: str = "",
    by: Person | str, at: datetime,
) -> Relation:  # fmt: skip
    """登记文件关系：with a document of the library, or with another by its title and number.

    Errors: ``RuleBroken``.
    """
    title, number = clean_name(title), clean_name(number)
    if isinstance(by, Person):
        refuse_classified(document.unit, [number], titles=[title], by=by, at=at)
    public = shown_at_once(tie, is_here=other is not None)
    reasons = reasons_against_keeping(document, by=by, at=at, public=public)
    reasons += reasons_against_personal_data(title, number)
    asked = {"has_document": other is not None, "title": title, "number": number, "is_same": other == document}
    reasons += reasons_against_others(tie, other, document.unit, made=made_on(document))
    refuse_if_any([*reasons, *reasons_against_relating(tie, **asked)])
    assert tie is not None
    with transaction.atomic():
        Document.rows.select_for_update(no_key=True).get(pk=document.pk)
        names = {"title": "", "number": ""} if other is not None else {"title": title, "number": number}
        told = {"document": document, "tie": tie.value, "other": other} | names
        held_before = Relation.rows.filter(**told, dropped_at=None).first()
        if held_before is not None:
            return held_before
        made = Relation.rows.create(**told, made_at=at)
        facts = {"tie": tie.value, "other": other.pk if other else 0}
        record(document.unit.organ.code, by=by, verb="validity.relate", of=made, at=at, facts=facts)
        take_effect(document, at=at)
    return made


def reasons_against_others(
    tie: Tie | None, other: Document | None, unit: Unit, *, made: date | None = None
) -> list[str]:
    """别的机关的文件、后成文的文件不由这一份修改、废止；``made``: on which day this one was made, where it was."""
    is_others = other is not None and other.unit.organ_id != unit.organ_id
    found = [f"只能{tie.label}本机关的文件。"] if tie in EFFECTS and tie and is_others else []
    return found + reasons_against_older(tie, made, made_on(other) if other and tie in EFFECTS else None)


@transaction.atomic
def unrelate(relation: Relation, *, by: Person, at: datetime) -> Relation:
    """去掉文件关系：entered by mistake; what it did is lifted."""
    rows = Relation.rows.select_for_update(of=("self",), no_key=True).select_related("document__unit__organ")
    relation = rows.get(pk=relation.pk)
    public = shown_at_once(Tie(relation.tie), is_here=relation.other_id is not None)
    reasons = reasons_against_keeping(relation.document, by=by, at=at, public=public)
    refuse_if_any([*reasons, *(["这条关系已经去掉。"] if relation.dropped_at else [])])
    relation.dropped_at = at
    relation.save(update_fields=["dropped_at"])
    record(relation.document.unit.organ.code, by=by, verb="validity.unrelate", of=relation, at=at)
    effect = EFFECTS.get(Tie(relation.tie))
    caused = LifeTurn.rows.filter(cause=relation.document, lifted_at=None, life__document=relation.other)
    for turn in caused.filter(turn=effect.value) if effect else ():
        lift(turn, at=at)
    return relation


@transaction.atomic
def take_effect(document: Document, *, at: datetime) -> None:
    """起作用：what a public document does with others of the library, from its first day in force; once each."""
    published = Published.public.filter(document=document).standing().first()
    if published is None:
        return
    since = _since(published)
    ties = Relation.rows.filter(document=document, dropped_at=None, other__isnull=False)
    for relation in ties.select_related("other__unit__organ").order_by("other_id", "pk"):
        effect = EFFECTS.get(Tie(relation.tie))
        is_public = Published.public.filter(document=relation.other).standing().exists()
        if effect is None or not is_public or is_older(made_on(document), made_on(relation.other)):
            continue
        life = held(relation.other, at=at)
        done = life.turns.filter(turn=effect.value, cause=document, lifted_at=None).exists()
        if not done and validity_on(life.facts, since) is not Validity.REPEALED:
            basis = f"《{published.title}》{relation.get_tie_display()}。"
            write(life, effect, on=since, basis=basis, by=DERIVED, at=at, cause=document)


@transaction.atomic
def lift_effects(document: Document, *, at: datetime) -> None:
    """不再起作用：of a document that was withdrawn."""
    caused = LifeTurn.rows.filter(cause=document, lifted_at=None).select_related("life__document__unit__organ")
    for turn in caused.order_by("life_id", "pk"):
        lift(turn, at=at)


def _since(published: Published) -> date:
    """From when: its first day in force; where it tells none, the day on which it was published."""
    life = life_of(published.document)
    return (life and life.in_force_on) or day_of(published.at)
