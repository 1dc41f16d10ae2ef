"""补贴项目的写入：register it, change it, set the organ's days, and hand the page to the editorial room."""

import re
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record, reference
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Revision
from mingtang.files.marked import refuse_if_marked
from mingtang.language.personal import reasons_against_personal_data
from mingtang.law.openness import Openness
from mingtang.law.rules import refuse_if_any
from mingtang.law.subsidies import REQUIRED, SubsidyFacts, reasons_against_incomplete
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.subsidies.models import SLUG, Subsidy, SubsidyRule
from mingtang.subsidies.ports import against_naming
from mingtang.subsidies.queries import KIND, build, reasons_against_keeping


def refuse_unfit(unit: Unit, texts: Iterable[str], *, by: Person, at: datetime) -> None:
    """拒收带密级标志或者个人号码的文字：the trail says only that there was a mark. Not within a transaction."""
    told = list(texts)
    refuse_if_marked(told, unit=unit, verb="subsidies.refuse_classified", by=by, at=at)
    refuse_if_any(reasons_against_personal_data(*told))


def register(*, office: Unit, slug: str, facts: SubsidyFacts, by: Person, at: datetime) -> Subsidy:
    """登记补贴项目：run by an office, at an address that stays."""
    refuse_unfit(office, (*facts.texts, slug), by=by, at=at)
    with transaction.atomic():
        unit = Unit.rows.select_for_update(no_key=True).get(pk=office.organ_id)
        reasons = reasons_against_keeping(unit, office, by=by, at=at) + facts.reasons()
        if not re.fullmatch(SLUG.regex, slug):
            reasons.append(str(SLUG.message))
        elif Subsidy.rows.filter(unit=unit, slug=slug).exists():
            reasons.append(f"本机关已有地址名是“{slug}”的补贴，请换一个。")
        refuse_if_any(reasons)
        made = {"unit": unit, "office": office, "slug": slug, "made_by": by, "made_at": at}
        subsidy = Subsidy.rows.create(**made, **_columns(facts))
        put_down(subsidy, verb="subsidies.create", by=by, at=at)
    return subsidy


def change(subsidy: Subsidy, *, facts: SubsidyFacts, by: Person, at: datetime) -> Subsidy:
    """变更补贴项目：the public sees it with the next edition."""
    refuse_unfit(subsidy.unit, facts.texts, by=by, at=at)
    with transaction.atomic():
        subsidy = locked(subsidy)
        told, reasons = _columns(facts), against_keeping(subsidy, by=by, at=at) + facts.reasons()
        before = "\n".join(str(getattr(subsidy, name)) for name in told)
        reasons += against_naming(subsidy, "\n".join(facts.texts), where="补贴的政策和指南", before=before)
        refuse_if_any(reasons)
        for name, value in told.items():
            setattr(subsidy, name, value)
        subsidy.save()
        put_down(subsidy, verb="subsidies.change", by=by, at=at)
    return subsidy


def _columns(facts: SubsidyFacts) -> dict[str, object]:
    told = {each.name: getattr(facts, each.name) for each in fields(facts)}
    return {name: value.strip() if isinstance(value, str) else value for name, value in told.items()}


def reasons_against_rule(unit: Unit, *, shown: int, answer: int, kept: int, by: Person, at: datetime) -> list[str]:
    """不能这样设置天数的理由。"""
    is_clerk = by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at))
    found = [] if is_clerk else [f"天数由{unit.name}的政务公开专员设置。"]
    if not 1 <= shown <= 60 or not 1 <= answer <= 30:
        found.append("公示在 1 至 60 天之间，答复在 1 至 30 个工作日之间。")
    return found if 30 <= kept <= 3650 else [*found, "姓名保存 30 至 3650 天。"]


@transaction.atomic
def set_rule(unit: Unit, *, shown: int, answer: int, kept: int, by: Person, at: datetime) -> SubsidyRule:
    """设置天数：of a showing, of an answer to an objection, and of keeping the names."""
    refuse_if_any(reasons_against_rule(unit, shown=shown, answer=answer, kept=kept, by=by, at=at))
    told = {"shown_days": shown, "answer_days": answer, "kept_days": kept, "changed_by": by, "changed_at": at}
    rule, _ = SubsidyRule.rows.update_or_create(unit=unit, defaults=told)
    facts = {"shown_days": shown, "answer_days": answer, "kept_days": kept}
    record(unit.organ.code, by=by, verb="subsidies.rule", of=unit, at=at, facts=facts)
    return rule


def against_keeping(subsidy: Subsidy, *, by: Person, at: datetime) -> list[str]:
    """不能维护这个项目的理由。"""
    return reasons_against_keeping(subsidy.unit, subsidy.office, by=by, at=at)


def reasons_against_publication(subsidy: Subsidy, *, by: Person, at: datetime) -> list[str]:
    """不能送审公开的理由：shown beside the button before it is pressed."""
    told = {"kind": KIND, "unit": subsidy.unit, "subject": reference(subsidy), "openness": Openness.PROACTIVE}
    found = editorial.reasons_against_submitting(**told, by=by, at=at) or against_keeping(subsidy, by=by, at=at)
    return [*found, *reasons_against_incomplete({name: getattr(subsidy, name) for name in REQUIRED})]


@transaction.atomic
def submit_for_publication(subsidy: Subsidy, *, by: Person, at: datetime) -> Revision:
    """送审公开：the guide and the money as of today."""
    subsidy = locked(subsidy)
    refuse_if_any(reasons_against_publication(subsidy, by=by, at=at))
    return editorial.submit(
        kind=KIND,
        unit=subsidy.unit,
        subject=reference(subsidy),
        address=subsidy.address,
        title=subsidy.title,
        body=build(subsidy, on=day_of(at)),
        openness=Openness.PROACTIVE,
        by=by,
        at=at,
    )


def locked(subsidy: Subsidy) -> Subsidy:
    """The subsidy with its row locked, in the transaction of the caller."""
    rows = Subsidy.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("unit__organ", "office").get(pk=subsidy.pk)


def put_down(subsidy: Subsidy, *, verb: str, by: Person, at: datetime, facts: dict[str, object] | None = None) -> None:
    """留痕：of the subsidy, without any value of a person."""
    record(subsidy.unit.organ.code, by=by, verb=verb, of=subsidy, at=at, facts=facts)
