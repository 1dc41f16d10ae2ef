"""关联：a text is tied to a crisis while it is written or when it is public; a tie is ended, never changed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.crises.actions.crises import locked
from mingtang.crises.actions.typed import refuse_classified
from mingtang.crises.models import Crisis, Tie
from mingtang.crises.queries.desk import reasons_against_keeping
from mingtang.crises.queries.ties import document_at, public_of, signed_text, tie_of
from mingtang.drafting.actions.handing import subject_of
from mingtang.drafting.models import Manuscript
from mingtang.drafting.reasons import against_changing
from mingtang.editorial.models import Document
from mingtang.law.crises import CrisisState, Section, reasons_against_correction, reasons_against_untold
from mingtang.law.rules import refuse_if_any
from mingtang.listings.actions import relabel
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of


@dataclass(frozen=True)
class Tying:
    """怎样关联：in which section; of a correction, what it corrects and in which words."""

    section: Section
    corrects: Document | None = None
    wrong: str = ""
    right: str = ""


def tie_manuscript(manuscript: Manuscript, *, crisis: Crisis, tying: Tying, by: Person, at: datetime) -> Tie:
    """关联稿件：whoever may write it may tie it, while the crisis goes on."""
    refuse_classified(crisis.unit, (tying.wrong, tying.right), by=by, at=at)
    with transaction.atomic():
        crisis = locked(crisis)
        reasons = against_changing(manuscript, by=by, at=at)
        if crisis.stands(on=day_of(at)) is CrisisState.CLOSED:
            reasons.append("这个突发事件已经结束，要关联请先改它的最后一天。")
        if manuscript.organ_id != crisis.unit_id:
            reasons.append(f"专题是{crisis.unit.name}的，稿件由别的机关发布。")
        return _tie(crisis, subject_of(manuscript), tying, reasons, by=by, at=at)


def tie_document(document: Document, *, crisis: Crisis, tying: Tying, by: Person, at: datetime) -> Tie:
    """关联已公开的文件：by the clerk of the organ; it shows on the page at once, since it is signed already."""
    refuse_classified(crisis.unit, (tying.wrong, tying.right), by=by, at=at)
    with transaction.atomic():
        crisis = locked(crisis)
        reasons = reasons_against_keeping(crisis.unit, by=by, at=at)
        row = public_of(crisis.unit, on=day_of(at)).filter(document=document).select_related("published").first()
        if row is None:
            reasons.append("只能关联本机关已经公开的文件。")
        elif tying.section is Section.CORRECTION:
            reasons += reasons_against_untold(signed_text(row), wrong=tying.wrong, right=tying.right)
        return _tie(crisis, document.subject, tying, reasons, by=by, at=at)


def _tie(crisis: Crisis, subject: str, tying: Tying, reasons: list[str], *, by: Person, at: datetime) -> Tie:
    wrong, right, target = tying.wrong.strip(), tying.right.strip(), tying.corrects
    standing = tie_of(subject)
    if standing is not None:
        reasons.append(f"它已经关联到“{standing.crisis.title}”，请先取消。")
    reasons += reasons_against_correction(tying.section, has_target=target is not None, wrong=wrong, right=right)
    if target is not None and target.subject == subject:
        reasons.append("更正的不能是它自己；原文件自己改的，用“更正”写新的一版。")
    elif target is not None and document_at(target.pk, crisis.unit, on=day_of(at)) is None:
        reasons.append("更正的应是本机关已经公开的文件。")
    refuse_if_any(reasons)
    tie = Tie.rows.create(
        crisis=crisis,
        subject=subject,
        section=tying.section.value,
        corrects=target,
        wrong=wrong,
        right=right,
        tied_by=by,
        tied_at=at,
    )
    if target is not None:
        relabel(target, at=at)
    record(crisis.unit.organ.code, by=by, verb="crises.tie", of=tie, at=at, facts={"section": tie.section})
    return tie


@transaction.atomic
def untie(tie: Tie, *, manuscript: Manuscript | None = None, by: Person, at: datetime) -> Tie:
    """取消关联：the clerk, or of a manuscript whoever may write it."""
    crisis = locked(tie.crisis)
    tie = Tie.rows.select_for_update(of=("self",), no_key=True).get(pk=tie.pk)
    if manuscript is not None and subject_of(manuscript) == tie.subject:
        reasons = against_changing(manuscript, by=by, at=at)
    else:
        reasons = reasons_against_keeping(crisis.unit, by=by, at=at)
    refuse_if_any([*reasons, *(["这条关联已经取消。"] if tie.untied_at is not None else [])])
    tie.untied_by, tie.untied_at = by, at
    tie.save(update_fields=["untied_by", "untied_at"])
    if tie.corrects is not None:
        relabel(tie.corrects, at=at)
    record(crisis.unit.organ.code, by=by, verb="crises.untie", of=tie, at=at)
    return tie
