"""效力的写入：begin, end, keep; every label outside follows in the same transaction.

Law: 国办发〔2018〕37号（清理、有效期）; 政府信息公开条例 第六条（准确）.
"""

from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.editorial.models import Document, Published
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.unseen import clean_text
from mingtang.law import validity as law
from mingtang.law.metadata import Validity
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.law.units import PostKind
from mingtang.law.validity import Turn, earliest, reasons_against_taking_back, reasons_against_turn
from mingtang.listings.actions import relabel
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.validity.models import Life, LifeTurn
from mingtang.validity.ports import earliest_in_force

NOT_PUBLIC = "这份文件没有公开，或者已经撤下，不能登记效力。"
OUTCOMES = {Validity.CHANGED: Turn.CHANGED, Validity.EXPIRED: Turn.EXPIRED, Validity.REPEALED: Turn.REPEALED}


def reasons_against_keeping(document: Document, *, by: Person | str, at: datetime, public: str = "") -> list[str]:
    """此人不能登记效力的理由：what is ``public`` at once by the leader alone; none where it follows of itself."""
    unit, on = document.unit.organ, day_of(at)
    if isinstance(by, str):
        return []
    is_clerk, is_leader = (by.holds(post, at_unit=unit, on=on) for post in (PostKind.DISCLOSURE_CLERK, PostKind.LEADER))
    return law.reasons_against_keeping(unit.name, is_clerk=is_clerk, is_leader=is_leader, public=public)


def made_on(document: Document) -> date | None:
    """哪天成文：as its newest edition tells; else the day of its first."""
    editions = list(Published.public.filter(document=document).order_by("number"))
    told = (editions[-1].content.get("metadata") or {}).get("made_on") if editions else None
    return date.fromisoformat(told) if told else public_since(document)


def public_since(document: Document) -> date | None:
    """哪天起公开：the day of its first edition."""
    first = Published.public.filter(document=document).order_by("number").first()
    return day_of(first.at) if first else None


def told_in(published: Published) -> tuple[Validity, date | None] | None:
    """有效性和施行日期，as a released text tells them of itself; ``None``: it tells nothing of its validity."""
    told = published.content.get("metadata") or {}
    said = told.get("validity")
    if not said or said not in set(Validity):
        return None
    since = told.get("in_force_on") or told.get("made_on")
    return Validity(said), date.fromisoformat(since) if since else None


def said_in_force(document: Document) -> date | None:
    """文件自己写明的施行日期，as its newest edition tells."""
    newest = Published.public.filter(document=document).order_by("number").last()
    told = told_in(newest) if newest else None
    return told[1] if told else None


@transaction.atomic
def follow(published: Published, *, at: datetime) -> Life | None:
    """跟着发布：the life of a released text begins, or takes what its newer edition says."""
    told = told_in(published)
    if told is None:
        return None
    said, in_force_on = told
    least = earliest_in_force(published.document)
    in_force_on = max(in_force_on, least) if in_force_on and least else in_force_on
    life = _locked(published.document) or Life(document=published.document, begun_at=at)
    life.said, life.in_force_on = said.value, in_force_on
    life.save()
    relabel(published.document, at=at)
    return life


@transaction.atomic
def set_term(document: Document, *, until_on: date | None, register_number: str = "", at: datetime) -> Life:
    """定有效期：the last day on which it holds, as it was made, and its 统一编号. The caller asked who may.

    Units: civil days; no day: no limit.
    """
    life = held(document, at=at)
    life.said_until_on = until_on
    life.register_number = register_number or life.register_number
    _recount(life, at=at)
    return life


def end(
    document: Document, *, kind: Validity, on: date, basis: str, by: Person | str, at: datetime,
    cause: Document | None = None,
) -> LifeTurn:  # fmt: skip
    """登记修改、失效、废止：from that day on every label says so, of a later day when it comes.

    Errors: ``RuleBroken`` with every reason; ``KeyError`` for what is no such end.
    """
    turn, basis = OUTCOMES[kind], basis.strip()
    if isinstance(by, Person):
        refuse_classified(document.unit, [basis], by=by, at=at)
    with transaction.atomic():
        life = held(document, at=at)
        reasons = reasons_against_keeping(document, by=by, at=at, public=f"文件的{turn.label}")
        reasons += reasons_against_personal_data(basis)
        again = {"turn": turn.value, "on": on, "basis": basis, "cause": cause, "lifted_at": None}
        if not reasons and (before := life.turns.filter(**again).first()):  # pressed twice
            return before
        days = {"made_on": made_on(document), "public_since": public_since(document)}
        told = {"today": day_of(at), "basis": basis} | days
        refuse_if_any([*reasons, *reasons_against_turn(life.facts, turn, on=on, **told)])
        return write(life, turn, on=on, basis=basis, by=by, at=at, cause=cause)


def write(
    life: Life, turn: Turn, *, on: date, basis: str, by: Person | str, at: datetime,
    cause: Document | None = None, until_on: date | None = None,
) -> LifeTurn:  # fmt: skip
    """写下一次变更：of a locked life that nothing was found against."""
    person = by if isinstance(by, Person) else None
    made = LifeTurn.rows.create(
        life=life, turn=turn.value, on=on, until_on=until_on, basis=basis, cause=cause, made_by=person,
        made_for=person and person.stands_for, made_at=at,
    )  # fmt: skip
    _recount(life, at=at)
    told = {"turn": turn.value, "on": on.isoformat()}
    record(life.document.unit.organ.code, by=by, verb="validity.turn", of=life, at=at, facts=told)
    return made


def take_back(turn: LifeTurn, *, reason: str, by: Person, at: datetime) -> None:
    """更正：what was entered by hand and was wrong counts no more; its row stays, and why stands in the trail.

    Errors: ``RuleBroken``.
    """
    reason, document = clean_text(reason), turn.life.document
    refuse_classified(document.unit, [reason], by=by, at=at)
    with transaction.atomic():
        held(document, at=at)
        turn = LifeTurn.rows.select_related("life__document__unit__organ").get(pk=turn.pk)
        public = f"文件的{Turn(turn.turn).label}"
        found = reasons_against_keeping(document, by=by, at=at, public=public) + reasons_against_personal_data(reason)
        told = {"is_by_hand": turn.is_by_hand, "is_lifted": turn.lifted_at is not None, "reason": reason}
        refuse_if_any([*found, *reasons_against_taking_back(**told)])
        facts = {"turn": turn.turn, "on": turn.on.isoformat(), "reason": reason}
        record(document.unit.organ.code, by=by, verb="validity.take-back", of=turn.life, at=at, facts=facts)
        lift(turn, at=at)


@transaction.atomic
def lift(turn: LifeTurn, *, at: datetime) -> None:
    """不再算：what a document did that is public no more, or what was entered by mistake."""
    life = _locked(turn.life.document)
    assert life is not None
    turn.lifted_at = at
    turn.save(update_fields=["lifted_at"])
    _recount(life, at=at)
    told = {"turn": turn.turn, "on": turn.on.isoformat()}
    record(life.document.unit.organ.code, by="derived", verb="validity.lift", of=life, at=at, facts=told)


def held(document: Document, *, at: datetime) -> Life:
    """The life with its row locked; begun from what is public where it has none yet.

    Errors: ``RuleBroken`` when nothing of the document is public.
    """
    life = _locked(document)
    if life is not None:
        return life
    standing = Published.public.filter(document=document).standing().first()
    if standing is None:
        raise RuleBroken(NOT_PUBLIC)
    said, in_force_on = told_in(standing) or (Validity.VALID, None)
    Life.rows.get_or_create(document=document, defaults={"said": said, "in_force_on": in_force_on, "begun_at": at})
    return held(document, at=at)


def _locked(document: Document) -> Life | None:
    rows = Life.rows.select_for_update(of=("self",), no_key=True).select_related("document__unit__organ")
    return rows.filter(document=document).first()


def _recount(life: Life, *, at: datetime) -> None:
    """The copies anew from what stands, and the labels outside with them."""
    turns = list(LifeTurn.rows.filter(life=life, lifted_at=None).order_by("pk"))
    for turn, name in ((Turn.CHANGED, "changed_on"), (Turn.EXPIRED, "expired_on"), (Turn.REPEALED, "repealed_on")):
        setattr(life, name, earliest(it.on for it in turns if it.turn == turn.value))
    kept = [it.until_on for it in turns if it.turn == Turn.KEPT.value and it.until_on]
    life.until_on = kept[-1] if kept else life.said_until_on
    life.save()
    relabel(life.document, at=at)
