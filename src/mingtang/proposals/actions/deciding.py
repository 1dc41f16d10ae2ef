"""研究和确认：the clerk proposes that something become public or stay as it is; another person confirms.

Law: 政府信息公开条例 第四十四条.
"""

from datetime import date, datetime

from django.db import transaction

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import is_clerk, is_leader, is_reviewer
from mingtang.audit.actions import record
from mingtang.catalogue.models import Item
from mingtang.language.unseen import clean_name, clean_text
from mingtang.law.demand import (
    LONGEST_NAME,
    LONGEST_REASON,
    WAITING,
    DemandSource,
    ProposalState,
    PublishWay,
    after_confirming,
    reasons_against_accepting,
    reasons_against_declining,
    reasons_against_moving,
)
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.proposals.actions.typed import fit
from mingtang.proposals.models import Asking, PublishProposal


def reasons_against_suggesting(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能登记申请人建议的理由。"""
    return _against_not_clerk(unit, "登记", by=by, at=at)


@fit
@transaction.atomic
def suggest(
    unit: Unit, *, application: Application, title: str, ground: str, by: Person, at: datetime
) -> PublishProposal:
    """登记申请人的建议：that what the applicant was given be published to all. An answer is owed to it.

    Law: 政府信息公开条例 第四十四条第二款.
    """
    application = Application.rows.select_for_update(of=("self",), no_key=True).get(pk=application.pk)
    title, ground = clean_name(title), clean_text(ground)
    reasons = reasons_against_suggesting(unit, by=by, at=at)
    if application.unit_id != unit.pk:
        reasons.append("这件申请不是向本机关提出的。")
    if PublishProposal.rows.filter(suggestion=application).exists():
        reasons.append(f"申请 {application.number} 的建议已经登记过。")
    if not title or len(title) > LONGEST_NAME:
        reasons.append(f"请用 {LONGEST_NAME} 个字以内写明建议公开什么。")
    if not ground or len(ground) > LONGEST_REASON:
        reasons.append(f"请用 {LONGEST_REASON} 个字以内写明申请人说的理由。")
    refuse_if_any(reasons)
    source = DemandSource.SUGGESTED.value
    made = PublishProposal.rows.create(
        unit=unit, source=source, title=title, suggestion=application, ground=ground, found_at=at
    )
    if not Asking.rows.filter(application=application).exists():
        Asking.rows.create(proposal=made, application=application)
    record(unit.organ.code, by=by, verb="proposals.suggest", of=made, at=at, facts={"application": application.pk})
    return made


def reasons_against_deciding(proposal: PublishProposal, *, by: Person, at: datetime) -> list[str]:
    """不能研究的理由：only while it waits to be looked at, by the clerk."""
    reasons = list(reasons_against_moving(proposal.stands, ProposalState.ACCEPTED))
    return reasons + _against_not_clerk(proposal.unit, "研究", by=by, at=at)


@fit
@transaction.atomic
def accept(
    proposal: PublishProposal,
    *,
    name: str,
    way: PublishWay | None,
    item: str = "",
    publish_by: date | None,
    by: Person,
    at: datetime,
) -> PublishProposal:
    """拟转为主动公开：under which name, how, and by which day."""
    proposal = locked(proposal)
    name = clean_name(name)
    reasons = reasons_against_deciding(proposal, by=by, at=at)
    reasons += reasons_against_accepting(name, way, item, publish_by, on=day_of(at))
    if way is PublishWay.ITEM and item and not _in_force(proposal.unit, item):
        reasons.append("选的事项不在现行目录里，请刷新页面再选。")
    refuse_if_any(reasons)
    proposal.name, proposal.way, proposal.publish_by, proposal.reason = name, str(way), publish_by, ""
    proposal.item = item if way is PublishWay.ITEM else ""
    return _decided(proposal, ProposalState.ACCEPTED, verb="proposals.accept", by=by, at=at)


@fit
@transaction.atomic
def decline(proposal: PublishProposal, *, reason: str, by: Person, at: datetime) -> PublishProposal:
    """拟不转：with the reason why."""
    proposal = locked(proposal)
    reason = clean_text(reason)
    refuse_if_any([*reasons_against_deciding(proposal, by=by, at=at), *reasons_against_declining(reason)])
    proposal.name, proposal.way, proposal.item, proposal.publish_by = "", "", "", None
    proposal.reason = reason
    return _decided(proposal, ProposalState.DECLINED, verb="proposals.decline", by=by, at=at)


def reasons_against_confirming(proposal: PublishProposal, *, by: Person, at: datetime) -> list[str]:
    """不能确认的理由：a decision waits, and another person judges it."""
    reasons = [] if proposal.stands in WAITING else [f"这条建议“{proposal.stands.label}”，没有等着确认的决定。"]
    if not is_reviewer(by, proposal.unit, at=at) and not is_leader(by, proposal.unit, at=at):
        reasons.append(f"由{proposal.unit.name}的审核人或者分管领导确认。")
    if proposal.hands & by.hands:
        reasons.append("是您研究的，请由另一个人确认。")
    return reasons


@transaction.atomic
def confirm(proposal: PublishProposal, *, by: Person, at: datetime) -> PublishProposal:
    """确认：what was proposed holds from now on and is not changed."""
    proposal = locked(proposal)
    reasons = reasons_against_confirming(proposal, by=by, at=at)
    then = after_confirming(proposal.stands)
    refuse_if_any(reasons or ([] if then else ["没有等着确认的决定。"]))
    proposal.confirmed_by, proposal.confirmed_at = by, at
    proposal.state = then.value if then else proposal.state
    return noted(proposal, verb="proposals.confirm", by=by, at=at)


@fit
@transaction.atomic
def send_back(proposal: PublishProposal, *, reason: str, by: Person, at: datetime) -> PublishProposal:
    """退回再研究：with a reason that whoever decided reads."""
    proposal = locked(proposal)
    reasons = reasons_against_confirming(proposal, by=by, at=at)
    reason = clean_text(reason)
    if not reason or len(reason) > LONGEST_REASON:
        reasons.append(f"请用 {LONGEST_REASON} 个字以内写明退回的理由。")
    refuse_if_any(reasons)
    proposal.returned_reason = reason
    proposal.decided_by = proposal.decided_for = proposal.decided_at = None
    proposal.state = ProposalState.PROPOSED.value
    return noted(proposal, verb="proposals.send_back", by=by, at=at)


def locked(proposal: PublishProposal) -> PublishProposal:
    """The proposal, held until the end of the transaction."""
    rows = PublishProposal.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("unit__organ", "unit__parent", "suggestion", "version", "manuscript").get(pk=proposal.pk)


def noted(proposal: PublishProposal, *, verb: str, by: Person, at: datetime) -> PublishProposal:
    """Saved, with its trace."""
    proposal.save()
    facts = {"state": proposal.state}
    record(proposal.unit.organ.code, by=by, verb=verb, of=proposal, at=at, facts=facts)
    return proposal


def _decided(proposal: PublishProposal, then: ProposalState, *, verb: str, by: Person, at: datetime) -> PublishProposal:
    proposal.decided_by, proposal.decided_for, proposal.decided_at = by, by.stands_for, at
    proposal.returned_reason = ""
    proposal.state = then.value
    return noted(proposal, verb=verb, by=by, at=at)


def _in_force(unit: Unit, code: str) -> bool:
    return Item.rows.in_force().filter(version__unit=unit, code=code).exists()


def _against_not_clerk(unit: Unit, what: str, *, by: Person, at: datetime) -> list[str]:
    return [] if is_clerk(by, unit, at=at) else [f"转主动公开的建议由{unit.name}的政务公开专员{what}。"]
