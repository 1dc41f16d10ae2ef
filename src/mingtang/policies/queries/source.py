"""源头的查询：whether what is to go public was decided 主动公开 when it was drafted, and has passed its steps."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mingtang.law.days import chinese_day
from mingtang.law.drafting_sheets import reasons_against_differing
from mingtang.law.metadata import type_name
from mingtang.law.openness import Openness
from mingtang.law.policies import PolicyState, binding_types, reasons_against_missing
from mingtang.policies.models import Policy, done_of


def policy_of(subject: str) -> Policy | None:
    """一件公开件的公文，by the record that it is of."""
    return Policy.rows.filter(subject=subject).exclude(subject="").first()


def reasons_against(subject: str, title: str, told: Mapping[str, Any], *, hold: bool = False) -> list[str]:
    """源头不许公开的理由：no sheet, not decided 主动公开, other facts, a step left out. Locked, if asked.

    Law: 政府信息公开条例 第十七条; 国办发〔2018〕37号.
    """
    type_ = told.get("type", "")
    rows = Policy.rows.filter(subject=subject).exclude(subject="")
    policy = (rows.select_for_update(no_key=True) if hold else rows).first()
    if policy is None:
        if type_ not in binding_types():
            return []
        return [
            f"“{type_name(type_)}”要先有公文单：请在“公文”里起草，公开属性认定为主动公开；"
            "以前的老文件，登记为历史文件。"
        ]
    if policy.decided in {Openness.ON_APPLICATION, Openness.WITHHELD}:
        return [f"公文单上公开属性认定为“{policy.decided.label}”，不能公开。"]
    found = [] if policy.stands is not PolicyState.DROPPED else ["这份公文不再制定，不能公开。"]
    if policy.decided is not Openness.PROACTIVE:
        found.append(f"公文单还没有签发（{policy.sheet_stands.label}），公开属性没有认定为“主动公开”。")
    if policy.is_historic:
        return found
    if type_ in binding_types() and policy.of_kind.type != type_:
        found.append(f"公文单上的种类是“{policy.of_kind.name}”，稿件写的是“{type_name(type_)}”，请改成一致。")
    found += reasons_against_differing(_facts(policy), _shown(title, told))
    done = done_of(policy.steps.all())
    return found + reasons_against_missing(policy.of_kind, done, touches_market=policy.touches_market)


def _facts(policy: Policy) -> dict[str, str]:
    days = {name: chinese_day(day) for name in ("made_on", "in_force_on") if (day := getattr(policy, name))}
    return {"title": policy.title, "number": policy.number, **days}


def _shown(title: str, told: Mapping[str, Any]) -> dict[str, str]:
    days = {name: chinese_day(date.fromisoformat(told[name])) for name in ("made_on", "in_force_on") if told.get(name)}
    return {"title": title, "number": told.get("number") or "", **days}
