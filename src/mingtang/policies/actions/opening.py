"""公文的开始：opened when drafting begins, put right while it is open, given up, and followed by its manuscript.

Law: 政府信息公开条例 第十条、第十七条.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record, reference
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.drafting.actions.writing import locked as locked_manuscript
from mingtang.drafting.actions.writing import put, start
from mingtang.drafting.models import Manuscript
from mingtang.drafting.reasons import against_writing_for, is_clerk
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.unseen import clean_name, clean_text
from mingtang.law import policies as law
from mingtang.law import policy_lengths as lengths_law
from mingtang.law.days import chinese_day
from mingtang.law.drafting_sheets import OPEN_TO_THE_DRAFTER, SheetState, joint_organs
from mingtang.law.metadata import LONGEST_ISSUER
from mingtang.law.moves import may_move
from mingtang.law.openness import Openness
from mingtang.law.policies import PolicyState
from mingtang.law.policy_lengths import reasons_against_term
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.policies.models import Policy
from mingtang.policies.queries.rules import lengths_of, started_on


@dataclass(frozen=True)
class Typed:
    """公文的要素，as the drafter types them."""

    title: str = ""
    kind: str = ""
    touches_market: bool = False
    is_trial: bool = False
    joint_with: str = ""
    forwarded_title: str = ""
    forwarded_openness: str = ""
    number: str = ""
    in_force_on: date | None = None
    until_on: date | None = None

    @property
    def columns(self) -> dict[str, object]:
        """What is stored of it."""
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        cleaned = {name: clean_name(it) if isinstance(it, str) else it for name, it in told.items()}
        return cleaned | {"joint_with": "、".join(joint_organs(self.joint_with))}


def reasons_against_facts(typed: Typed, organ: Unit) -> list[str]:
    """要素不对的理由：all at once."""
    kind = law.kinds().get(typed.kind)
    found = [] if typed.title.strip() else ["请填写标题。"]
    found += [] if kind else ["请选择公文种类。"]
    longest = {"title": law.LONGEST_TITLE, "forwarded_title": law.LONGEST_TITLE, "number": law.LONGEST_NUMBER}
    names = {"title": "标题", "forwarded_title": "转发的文件", "number": "发文字号"}
    found += [f"{names[name]}超过 {most} 个字，请缩短。" for name, most in longest.items()
              if len(getattr(typed, name)) > most]  # fmt: skip
    found += ["联合发文的机关超过 200 个字，请缩短。"] if len(typed.joint_with) > 200 else []
    if bool(typed.forwarded_title.strip()) != bool(typed.forwarded_openness):
        found.append("转发的，请写明转发的是哪份文件、它的公开属性是什么。")
    if lengths_law.is_called_trial(typed.title) and not typed.is_trial:
        found.append("标题里写明试行、暂行的，请勾选“试行、暂行”。")
    if kind and (typed.in_force_on or typed.until_on):
        days = (typed.in_force_on, typed.until_on)
        found += reasons_against_term(kind, *days, lengths_of(organ), is_trial=typed.is_trial)
    texts = (typed.title, typed.joint_with, typed.forwarded_title, typed.number)
    return found + reasons_against_personal_data(*texts)


def open_policy(unit: Unit, *, typed: Typed, by: Person, at: datetime) -> Policy:
    """起草公文：its sheet is there from the first day on.

    Errors: ``RuleBroken``.
    """
    _refuse_marked(unit, typed, by=by, at=at)
    refuse_if_any([*against_writing_for(unit, by=by, at=at), *reasons_against_facts(typed, unit.organ)])
    with transaction.atomic():
        policy = Policy.rows.create(
            organ=unit.organ, unit=unit, drafter=by, proposed_for=by.stands_for, state=PolicyState.DRAFT.value,
            sheet=SheetState.DRAFTED.value, opened_at=at, **typed.columns,
        )  # fmt: skip
        record(policy.organ.code, by=by, verb="policies.open", of=policy, at=at, facts={"kind": policy.kind})
    return policy


def reasons_against_changing(policy: Policy, *, by: Person, at: datetime) -> list[str]:
    """不能改的理由：the drafter or the clerk, and not any more once it went to be checked."""
    found = [] if policy.stands is not PolicyState.DROPPED else ["这份公文不再制定。"]
    if policy.is_historic or policy.sheet_stands not in OPEN_TO_THE_DRAFTER:
        found.append(f"公文单现在是“{policy.sheet_stands.label}”，要素不能再改；需要改的，请退回。")
    if policy.drafter_id != by.in_whose_name.pk and not is_clerk(by, policy.organ, at=at):
        found.append("公文由拟稿人或者政务公开专员改动。")
    return found


def change(policy: Policy, *, typed: Typed, by: Person, at: datetime) -> Policy:
    """改要素：while the drafter still has it in hand."""
    _refuse_marked(policy.unit, typed, by=by, at=at)
    with transaction.atomic():
        policy = locked(policy)
        reasons = reasons_against_changing(policy, by=by, at=at)
        refuse_if_any([*reasons, *reasons_against_facts(typed, policy.organ)])
        for name, value in typed.columns.items():
            setattr(policy, name, value)
        policy.save()
        record(policy.organ.code, by=by, verb="policies.change", of=policy, at=at)
    return policy


@transaction.atomic
def drop(policy: Policy, *, by: Person, at: datetime) -> Policy:
    """不再制定：the record stays, and a number that was given is never given again."""
    policy = locked(policy)
    found = [] if may_move(law.MOVES, policy.stands, PolicyState.DROPPED) else [
        f"这份公文{policy.stands.label}，不能不再制定。"]  # fmt: skip
    found += ["历史文件已经印发，不能登记不再制定。"] if policy.is_historic else []
    if policy.drafter_id != by.in_whose_name.pk and not is_clerk(by, policy.organ, at=at):
        found.append("由拟稿人或者政务公开专员登记不再制定。")
    refuse_if_any(found)
    policy.state = PolicyState.DROPPED.value
    policy.save(update_fields=["state"])
    record(policy.organ.code, by=by, verb="policies.drop", of=policy, at=at)
    return policy


def reasons_against_beginning(policy: Policy, *, by: Person, at: datetime) -> list[str]:
    """不能开始写稿的理由。"""
    found = ["已经开始写稿，请到写稿里接着写。"] if policy.subject else []
    if policy.decided in {Openness.ON_APPLICATION, Openness.WITHHELD}:
        found.append(f"公开属性认定为“{policy.decided.label}”，不能主动公开。")
    found += ["这份公文不再制定。"] if policy.stands is PolicyState.DROPPED else []
    return found + against_writing_for(policy.unit, by=by, at=at)


@transaction.atomic
def begin_manuscript(policy: Policy, *, by: Person, at: datetime) -> Policy:
    """开始写公开稿：a manuscript with the facts of the document in it already."""
    policy = locked(policy)
    refuse_if_any(reasons_against_beginning(policy, by=by, at=at))
    manuscript = start(policy.unit, by=by, at=at)
    days = {name: day.isoformat() if (day := getattr(policy, name)) else "" for name in ("made_on", "in_force_on")}
    kind = policy.of_kind
    told = {"type": kind.type, "number": policy.number, "validity": "valid" if kind.binding else "", **days}
    issuer = policy.organ.name + (f"、{policy.joint_with}" if policy.joint_with else "")
    metadata = {**manuscript.metadata, **told, "issuer": issuer[:LONGEST_ISSUER]}
    put(locked_manuscript(manuscript), {"title": policy.title, "metadata": metadata}, by=by, at=at)
    policy.manuscript, policy.subject = manuscript, reference(manuscript)
    policy.save(update_fields=["manuscript", "subject"])
    record(policy.organ.code, by=by, verb="policies.begin", of=policy, at=at)
    return policy


def reasons_against_historic(
    manuscript: Manuscript, subject: str, *, reason: str, by: Person, at: datetime
) -> list[str]:
    """不能登记为历史文件的理由：made before the organ began to keep sheets, said why, by the clerk."""
    today = day_of(at)
    began = started_on(manuscript.organ, today=today)
    made = manuscript.metadata.get("made_on") or ""
    found = [] if is_clerk(by, manuscript.organ, at=at) else [f"历史文件由{manuscript.organ.name}的政务公开专员登记。"]
    found += [] if reason.strip() else ["请写明为什么没有公文单，文件是怎样来的。"]
    found += [f"理由超过 {law.LONGEST_WORDS} 个字，请缩短。"] if len(reason) > law.LONGEST_WORDS else []
    if not made:
        found.append("请先在稿件的要素里填写成文日期。")
    elif date.fromisoformat(made) >= began:
        found.append(f"从{chinese_day(began)}起的公文要有公文单，不能登记为历史文件；请起草公文，再从公文开始写稿。")
    if Policy.rows.filter(subject=subject).exists():
        found.append("这篇稿件已经有公文了。")
    return found


def register_historic(manuscript: Manuscript, subject: str, *, reason: str, by: Person, at: datetime) -> Policy:
    """登记为历史文件：a document made before there were sheets may go public without one; why, stands in the trail."""
    reason = clean_text(reason)
    refuse_classified(manuscript.unit, [reason], by=by, at=at)
    with transaction.atomic():
        manuscript = locked_manuscript(manuscript)
        refuse_if_any(reasons_against_historic(manuscript, subject, reason=reason, by=by, at=at))
        told = manuscript.metadata
        days = {name: date.fromisoformat(told[name]) if told.get(name) else None for name in ("made_on", "in_force_on")}
        types = {kind.type: kind.code for kind in law.kinds().values() if kind.type}
        policy = Policy.rows.create(
            organ=manuscript.organ, unit=manuscript.unit, drafter=manuscript.owner, title=manuscript.title,
            kind=types.get(told.get("type", ""), "other"), number=told.get("number", ""), **days,
            state=PolicyState.REGISTERED.value, sheet=SheetState.SIGNED.value, openness=Openness.PROACTIVE.value,
            manuscript=manuscript, subject=subject, is_historic=True, historic_reason=reason, opened_at=at,
        )  # fmt: skip
        record(policy.organ.code, by=by, verb="policies.historic", of=policy, at=at)
    return policy


def locked(policy: Policy) -> Policy:
    """The document anew, its row locked."""
    rows = Policy.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("organ", "unit__organ", "drafter", "manuscript").get(pk=policy.pk)


def _refuse_marked(unit: Unit, typed: Typed, *, by: Person, at: datetime) -> None:
    texts = (typed.joint_with, typed.number)
    refuse_classified(unit, texts, titles=(typed.title, typed.forwarded_title), by=by, at=at)
