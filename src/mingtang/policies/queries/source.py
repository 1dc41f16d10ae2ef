"""源头的查询：whether what is to go public was decided 主动公开 when it was drafted, and has passed its steps."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mingtang.editorial.models import Published
from mingtang.language.same_document import plain_number, plain_title
from mingtang.law.days import chinese_day
from mingtang.law.drafting_sheets import reasons_against_differing
from mingtang.law.metadata import type_name
from mingtang.law.openness import Openness
from mingtang.law.policies import PolicyState, binding_types
from mingtang.law.policy_signing import (
    reasons_against_another,
    reasons_against_deliberated,
    reasons_against_missing,
)
from mingtang.organs.models import Unit
from mingtang.policies.models import Policy, done_of


def policy_of(subject: str) -> Policy | None:
    """一件公开件的公文，by the record that it is of."""
    return Policy.rows.filter(subject=subject).exclude(subject="").first()


def reasons_against(organ: Unit, subject: str, title: str, told: Mapping[str, Any], *, hold: bool = False) -> list[str]:
    """源头不许公开的理由：no sheet, not decided 主动公开, other facts, a step left out. Locked, if asked.

    What a sheet of the organ says of this number or title binds whoever writes the same document once more.

    Law: 政府信息公开条例 第十七条; 国办发〔2018〕37号.
    """
    type_ = told.get("type", "")
    rows = Policy.rows.filter(subject=subject).exclude(subject="")
    policy = (rows.select_for_update(no_key=True) if hold else rows).first()
    elsewhere = _against_another(organ, policy, subject, title, told.get("number") or "")
    if policy is None:
        if type_ not in binding_types():
            return elsewhere
        return [
            *elsewhere,
            f"“{type_name(type_)}”要先有公文单：请在“公文”里起草，公开属性认定为主动公开；"
            "以前的老文件，登记为历史文件。",
        ]
    if policy.decided in {Openness.ON_APPLICATION, Openness.WITHHELD}:
        return [f"公文单上公开属性认定为“{policy.decided.label}”，不能公开。"]
    found = elsewhere + (["这份公文不再制定，不能公开。"] if policy.stands is PolicyState.DROPPED else [])
    if policy.decided is not Openness.PROACTIVE:
        found.append(f"公文单还没有签发（{policy.sheet_stands.label}），公开属性没有认定为“主动公开”。")
    if policy.is_historic:
        return found
    if type_ in binding_types() and policy.of_kind.type != type_:
        found.append(f"公文单上的种类是“{policy.of_kind.name}”，稿件写的是“{type_name(type_)}”，请改成一致。")
    found += reasons_against_differing(_facts(policy), _shown(title, told))
    done = done_of(policy.steps.all())
    found += reasons_against_deliberated(policy.made_on, done)
    return found + reasons_against_missing(policy.of_kind, done, touches_market=policy.touches_market)


def _against_another(organ: Unit, own: Policy | None, subject: str, title: str, number: str) -> list[str]:
    """The first other sheet, not 主动公开, of the same number; of the same title too, where no sheet was signed for it.

    What was public under its title before that sheet was opened is another document.
    """
    rows = Policy.rows.filter(organ=organ.organ).exclude(openness=Openness.PROACTIVE.value).order_by("pk")
    rows = rows.exclude(openness=Openness.UNDECIDED.value, state=PolicyState.DROPPED.value)
    called, numbered = plain_title(title), plain_number(number)
    is_signed = own is not None and not own.is_historic
    first = Published.public.filter(document__subject=subject).order_by("at").values_list("at", flat=True).first()
    for row in rows.exclude(pk=own.pk) if own else rows:
        if numbered and numbered == plain_number(row.number):
            return reasons_against_another(row.decided, row.title, same="文号")
        if not is_signed and called == plain_title(row.title) and (first is None or first >= row.opened_at):
            return reasons_against_another(row.decided, row.title, same="标题")
    return []


def _facts(policy: Policy) -> dict[str, str]:
    days = {name: chinese_day(day) for name in ("made_on", "in_force_on") if (day := getattr(policy, name))}
    return {"title": policy.title, "number": policy.number, **days}


def _shown(title: str, told: Mapping[str, Any]) -> dict[str, str]:
    days = {name: chinese_day(date.fromisoformat(told[name])) for name in ("made_on", "in_force_on") if told.get(name)}
    return {"title": title, "number": told.get("number") or "", **days}
