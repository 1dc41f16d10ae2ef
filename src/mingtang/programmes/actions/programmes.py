"""规划的登记：make it, change it, its full text, its supporting documents, and hand it to the editorial room."""

import re
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record, reference
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Revision
from mingtang.editorial.queries import current
from mingtang.files.models import Attachment
from mingtang.law.openness import Openness
from mingtang.law.programme_facts import Facts, reasons_against_paper
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.programmes.actions.typed import refuse_classified
from mingtang.programmes.models import SLUG, Programme, Supporting
from mingtang.programmes.publication import KIND
from mingtang.programmes.queries.desk import reasons_against_keeping
from mingtang.programmes.queries.publication import build


def register(*, unit: Unit, slug: str, facts: Facts, by: Person, at: datetime) -> Programme:
    """登记规划：at an address that stays."""
    refuse_classified(unit, (*facts.texts, slug), by=by, at=at)
    return _register(unit, slug, facts, by, at)


@transaction.atomic
def _register(unit: Unit, slug: str, facts: Facts, by: Person, at: datetime) -> Programme:
    Unit.rows.select_for_update(no_key=True).get(pk=unit.pk)
    reasons = reasons_against_keeping(unit, by=by, at=at) + facts.reasons(on=day_of(at))
    if not re.fullmatch(SLUG.regex, slug):
        reasons.append(str(SLUG.message))
    elif Programme.rows.filter(unit=unit, slug=slug).exists():
        reasons.append(f"本机关已有地址名是“{slug}”的规划，请换一个。")
    refuse_if_any(reasons)
    programme = Programme(unit=unit, slug=slug, made_by=by, made_at=at, **_columns(facts))
    programme.save(force_insert=True)
    record(unit.organ.code, by=by, verb="programmes.create", of=programme, at=at)
    return programme


def change(programme: Programme, *, facts: Facts, by: Person, at: datetime) -> Programme:
    """变更规划：its measures and their links stay."""
    refuse_classified(programme.unit, facts.texts, by=by, at=at)
    with transaction.atomic():
        programme = locked(programme)
        reasons = reasons_against_keeping(programme.unit, by=by, at=at)
        reasons += facts.reasons(on=day_of(at), closed_on=programme.comments_until_on)
        if facts.openness is not Openness.PROACTIVE and current(programme.address) is not None:
            reasons.append(f"规划已经公开，公开属性不能再改为“{facts.openness.label}”。")
        refuse_if_any(reasons)
        for name, value in _columns(facts).items():
            setattr(programme, name, value)
        programme.save()
        _record(programme, verb="programmes.change", by=by, at=at, facts={"openness": programme.openness})
    return programme


def _columns(facts: Facts) -> dict[str, object]:
    return {
        "title": facts.title.strip(),
        "kind": facts.kind.value,
        "since_year": facts.since_year,
        "until_year": facts.until_year,
        "approved_by": facts.approved_by.strip(),
        "approved_on": facts.approved_on,
        "number": facts.number.strip(),
        "summary": facts.summary.strip(),
        "openness": facts.openness.value,
        "openness_reason": facts.openness_reason.strip(),
        "comments_until_on": facts.comments_until_on,
    }


@transaction.atomic
def set_full_text(programme: Programme, *, attachment: Attachment, by: Person, at: datetime) -> Programme:
    """更换全文：the file was stored and looked into before."""
    programme = locked(programme)
    refuse_if_any(reasons_against_keeping(programme.unit, by=by, at=at))
    programme.full_text = attachment
    programme.save(update_fields=["full_text"])
    _record(programme, verb="programmes.full_text", by=by, at=at, facts={"sha256": attachment.sha256})
    return programme


def add_paper(
    programme: Programme, *, attachment: Attachment | None = None, by: Person, at: datetime, **told: str
) -> Supporting:
    """加配套文件：its ``title``, ``number`` and ``url``, and a file or not; one of address and file there must be."""
    told = {name: text.strip() for name, text in told.items()}
    refuse_classified(programme.unit, told.values(), by=by, at=at)
    with transaction.atomic():
        programme = locked(programme)
        reasons = reasons_against_keeping(programme.unit, by=by, at=at)
        reasons += reasons_against_paper(title=told["title"], url=told["url"], has_file=attachment is not None)
        refuse_if_any(reasons)
        paper = Supporting.rows.create(programme=programme, attachment=attachment, **told)
        _record(programme, verb="programmes.paper.add", by=by, at=at)
    return paper


@transaction.atomic
def drop_paper(paper: Supporting, *, by: Person, at: datetime) -> Supporting:
    """移出配套文件。"""
    programme = locked(paper.programme)
    paper = Supporting.rows.get(pk=paper.pk)
    reasons = reasons_against_keeping(programme.unit, by=by, at=at)
    refuse_if_any([*reasons, *(["这份配套文件已经移出。"] if paper.dropped_at else [])])
    paper.dropped_at = at
    paper.save(update_fields=["dropped_at"])
    _record(programme, verb="programmes.paper.drop", by=by, at=at)
    return paper


def reasons_against_publication(programme: Programme, *, by: Person, at: datetime) -> list[str]:
    """不能送审公开的理由：shown beside the button before it is pressed."""
    openness = Openness(programme.openness)
    told = {"kind": KIND, "unit": programme.unit, "subject": reference(programme), "openness": openness}
    reasons = editorial.reasons_against_submitting(**told, by=by, at=at)
    if not programme.measures.standing().exists():
        reasons.append("还没有措施，请先录入。")
    return reasons


@transaction.atomic
def submit_for_publication(programme: Programme, *, by: Person, at: datetime) -> Revision:
    """送审公开：the page as of today, for another person's review and a leader's signature."""
    programme = locked(programme)
    refuse_if_any(reasons_against_publication(programme, by=by, at=at))
    return editorial.submit(
        kind=KIND,
        unit=programme.unit,
        subject=reference(programme),
        address=programme.address,
        title=programme.title,
        body=build(programme, on=day_of(at)),
        openness=Openness(programme.openness),
        by=by,
        at=at,
    )


def locked(programme: Programme) -> Programme:
    """The programme with its row locked, in the transaction of the caller."""
    rows = Programme.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("unit__organ", "full_text").get(pk=programme.pk)


def _record(
    programme: Programme, *, verb: str, by: Person, at: datetime, facts: dict[str, object] | None = None
) -> None:
    record(programme.unit.organ.code, by=by, verb=verb, of=programme, at=at, facts=facts)
