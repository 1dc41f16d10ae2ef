"""解读方案：made with the draft or for what is public already, changed, given up."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.drafting.actions.handing import subject_of
from mingtang.drafting.models import Manuscript
from mingtang.exemptions.queries import first_of
from mingtang.exemptions.reasons import against_planning
from mingtang.exemptions.typed import refuse_classified
from mingtang.interpretation import reasons
from mingtang.interpretation.models import Explainer
from mingtang.language.unseen import clean_name, clean_text
from mingtang.law.interpretation import Plan, reasons_against_plan
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of


def plan(manuscript: Manuscript, *, plan: Plan, by: Person, at: datetime) -> Explainer:
    """写解读方案：of the document that the manuscript is to become, corrects or became."""
    refuse_classified(manuscript.unit, _texts(plan), by=by, at=at)
    with transaction.atomic():
        first = Manuscript.rows.select_for_update(of=("self",), no_key=True).get(pk=first_of(manuscript).pk)
        found = against_planning(first, by=by, at=at) + reasons_against_plan(plan, written_on=day_of(at))
        found += ["稿件已放弃，不用解读。"] if first.discarded_at is not None else []
        refuse_if_any(found)
        # 点了两次的，还是一件。
        if twin := Explainer.rows.standing().filter(subject=subject_of(first), made_by=by, **_columns(plan)).first():
            return twin
        made = Explainer(
            organ=first.organ,
            manuscript=first,
            subject=subject_of(first),
            made_by=by,
            made_at=at,
            saved_at=at,
            **_columns(plan),
        )
        made.save(force_insert=True)
        record(first.organ.code, by=by, verb="interpretation.plan", of=made, at=at)
    return made


def change(explainer: Explainer, *, plan: Plan, by: Person, at: datetime) -> Explainer:
    """修改解读方案。"""
    refuse_classified(explainer.organ, _texts(plan), by=by, at=at)
    with transaction.atomic():
        explainer = locked(explainer)
        found = reasons.against_changing(explainer, by=by, at=at)
        refuse_if_any(found + reasons_against_plan(plan, written_on=day_of(explainer.made_at)))
        for name, value in _columns(plan).items():
            setattr(explainer, name, value)
        explainer.saved_at = at
        explainer.save()
        record(explainer.organ.code, by=by, verb="interpretation.change", of=explainer, at=at)
    return explainer


@transaction.atomic
def discard(explainer: Explainer, *, by: Person, at: datetime) -> Explainer:
    """放弃解读：what never was public; its document needs another one, or an exemption."""
    explainer = locked(explainer)
    found = reasons.against_changing(explainer, by=by, at=at)
    if explainer.document is not None and explainer.document.published.exists():
        found.append("解读已经公开过，不能放弃；不再公开的，请撤回。")
    refuse_if_any(found)
    explainer.discarded_at = at
    explainer.save(update_fields=["discarded_at"])
    record(explainer.organ.code, by=by, verb="interpretation.discard", of=explainer, at=at)
    return explainer


def locked(explainer: Explainer) -> Explainer:
    """The explainer anew, its row locked."""
    rows = Explainer.rows.select_for_update(of=("self",), no_key=True)
    related = ("organ__organ", "manuscript__unit__organ", "document", "revision__edition", "revision__returned")
    return rows.select_related(*related).get(pk=explainer.pk)


def _texts(plan: Plan) -> list[str]:
    return [plan.title, plan.outline, plan.interpreter]


def _columns(plan: Plan) -> dict[str, object]:
    return {
        "title": clean_name(plan.title),
        "outline": clean_text(plan.outline),
        "forms": list(plan.forms),
        "ways": list(plan.ways),
        "interpreter": clean_name(plan.interpreter),
        "planned_on": plan.when,
    }
