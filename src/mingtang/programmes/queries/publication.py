"""规划公开页的内容：the body, from what stands and from what the public already has of the commitments."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mingtang.law.commitments import CommitmentState
from mingtang.law.days import chinese_day
from mingtang.law.programmes import MeasureState, ProgrammeKind, state_of_measure
from mingtang.programmes.models import Link, Measure, Programme, Supporting
from mingtang.programmes.ports import public_states


def programme_at(organ: str, slug: str) -> Programme:
    """The programme that a published body is of."""
    return Programme.rows.select_related("unit__organ", "full_text").get(unit__code=organ, slug=slug)


def hold_programme(organ: str, slug: str) -> None:
    """Lock the programme that a published body is of, in the transaction of the caller."""
    Programme.rows.select_for_update(of=("self",), no_key=True).get(unit__code=organ, slug=slug)


def build(programme: Programme, *, on: date) -> dict[str, Any]:
    """The body of the public page as of a day; always the same number of queries."""
    papers = list(Supporting.rows.filter(programme=programme, dropped_at=None).select_related("attachment"))
    measures = _measures(programme)
    counts = Counter(told["state"] for told in measures)
    files = [programme.full_text, *(paper.attachment for paper in papers)]
    return {
        "organ": {"code": programme.unit.code, "name": programme.unit.name},
        "slug": programme.slug,
        "title": programme.title,
        "kind": ProgrammeKind(programme.kind).label,
        "period": programme.period,
        "approved_by": programme.approved_by,
        "approved_on": chinese_day(programme.approved_on) if programme.approved_on else "",
        "number": programme.number,
        "summary": programme.summary,
        "comments_until_on": programme.comments_until_on.isoformat() if programme.comments_until_on else None,
        "comments_until": chinese_day(programme.comments_until_on) if programme.comments_until_on else "",
        "address": programme.address,
        "as_of_on": on.isoformat(),
        "as_of": chinese_day(on),
        "full_text": _file(programme.full_text),
        "measures": measures,
        "papers": [_paper(paper) for paper in papers],
        "attachments": [
            {"key": str(file.key), "sha256": file.sha256, "name": file.name, "size": file.size}
            for file in files
            if file
        ],
        "counts": [[state.value, state.label, counts[state.value]] for state in MeasureState if counts[state.value]],
    }


def _measures(programme: Programme) -> list[dict[str, Any]]:
    links = Link.rows.filter(measure__programme=programme, commitment__withdrawn_at=None)
    found = list(
        links.select_related("commitment__plan__unit").order_by("-commitment__plan__year", "commitment__position")
    )
    public = public_states({link.commitment.plan for link in found})
    told: dict[int, list[dict[str, Any]]] = {}
    for link in found:
        row, state = link.commitment, public.get(link.commitment.plan_id, {}).get(link.commitment.key)
        if state is not None:
            shown = {"year": row.plan.year, "key": row.key, "text": row.text, "state": state}
            told.setdefault(link.measure_id, []).append(shown | {"address": f"{row.plan.address}{row.key}/"})
    standing = Measure.rows.filter(programme=programme).standing().select_related("lead", "programme")
    return [_measure(place, row, told.get(row.pk, [])) for place, row in enumerate(standing, start=1)]


def _measure(place: int, row: Measure, commitments: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    states = [CommitmentState(told["state"]) for told in commitments]
    last = max((told["year"] for told in commitments), default=None)
    state = state_of_measure(states, last_year=last, until_year=row.until_year)
    return {
        "id": row.pk,
        "ordinal": place,
        "heading": row.heading,
        "text": row.text,
        "aim": row.aim,
        "lead": row.lead.name if row.lead else "",
        "until_on": chinese_day(row.until_on) if row.until_on else "",
        "state": state.value,
        "word": state.label,
        "commitments": list(commitments),
    }


def _paper(paper: Supporting) -> dict[str, Any]:
    return {"title": paper.title, "number": paper.number, "url": paper.url, "file": _file(paper.attachment)}


def _file(attachment: Any) -> dict[str, str] | None:
    if attachment is None:
        return None
    return {"key": str(attachment.key), "name": attachment.name, "url": f"/files/{attachment.key}/{attachment.name}"}
