"""落实：what was confirmed gets its place in the catalogue or its manuscript, is noted once public, and is answered.

Law: 政府信息公开条例 第四十四条（属于主动公开范围的，应当及时主动公开）.
"""

from datetime import datetime

from django.db import transaction

from mingtang.adjustments.actions.items import add
from mingtang.adjustments.actions.versions import draft
from mingtang.applications.queries.handlers import is_clerk
from mingtang.catalogue.models import Item, Version
from mingtang.catalogue.told import facts_of
from mingtang.drafting.actions.writing import start
from mingtang.index.queries import titles_at
from mingtang.language.unseen import clean_text
from mingtang.law.catalogue import VersionState
from mingtang.law.demand import LONGEST_REASON, ProposalState, PublishWay, reasons_against_moving
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.proposals.actions.deciding import locked, noted
from mingtang.proposals.actions.typed import fit
from mingtang.proposals.models import PublishProposal


def reasons_against_publishing(proposal: PublishProposal, *, by: Person, at: datetime) -> list[str]:
    """不能落实的理由：confirmed, not yet public, and by the clerk."""
    reasons = list(reasons_against_moving(proposal.stands, ProposalState.PUBLISHED))
    return reasons + _against_not_clerk(proposal, by=by, at=at)


def reasons_against_listing(proposal: PublishProposal, *, by: Person, at: datetime) -> list[str]:
    """不能列入目录草案的理由。"""
    reasons = reasons_against_publishing(proposal, by=by, at=at)
    if proposal.chosen_way is not PublishWay.NEW_ITEM:
        reasons.append("确认的做法不是在目录里增加一项。")
    if proposal.item:
        reasons.append("已经列入目录草案，请到目录里接着办。")
    return reasons


@fit
@transaction.atomic
def list_item(proposal: PublishProposal, *, like: str, elements: str, by: Person, at: datetime) -> PublishProposal:
    """列入目录草案：a new item beside one that is like it, in the draft that there is or a new one.

    The draft is reviewed, approved and begun as every version of the catalogue is.
    """
    proposal = locked(proposal)
    refuse_if_any(reasons_against_listing(proposal, by=by, at=at))
    version = Version.rows.filter(unit=proposal.unit, state=VersionState.DRAFT.value).first()
    version = version or draft(proposal.unit, by=by, at=at)
    beside = Item.rows.select_related("owner", "column").filter(version=version, code=like).first()
    reasons = [] if beside else ["请选择放在目录的哪一项旁边。"]
    if not clean_text(elements):
        reasons.append("请写明公开内容（要素）。")
    refuse_if_any(reasons)
    facts = facts_of(beside, second=proposal.name, elements=clean_text(elements), not_involved="")
    item = add(version, facts=facts, by=by, at=at)
    proposal.version, proposal.item = version, item.code
    return noted(proposal, verb="proposals.list_item", by=by, at=at)


def reasons_against_beginning(proposal: PublishProposal, *, by: Person, at: datetime) -> list[str]:
    """不能开始写稿的理由。"""
    reasons = reasons_against_publishing(proposal, by=by, at=at)
    if proposal.manuscript_id:
        reasons.append("已经开始写稿，请到写稿里接着写。")
    return reasons


@transaction.atomic
def begin(proposal: PublishProposal, *, by: Person, at: datetime) -> PublishProposal:
    """开始写稿：an empty manuscript of the organ, which goes the way of every manuscript."""
    proposal = locked(proposal)
    refuse_if_any(reasons_against_beginning(proposal, by=by, at=at))
    proposal.manuscript = start(proposal.unit, by=by, at=at)
    return noted(proposal, verb="proposals.begin", by=by, at=at)


@fit
@transaction.atomic
def publish(proposal: PublishProposal, *, address: str, by: Person, at: datetime) -> PublishProposal:
    """登记已经公开：at an address where it stands now; from now on the next applicant is shown it."""
    proposal = locked(proposal)
    address = address.strip()
    reasons = reasons_against_publishing(proposal, by=by, at=at)
    if not titles_at([address], organ=proposal.unit.code):
        reasons.append("这个地址现在没有本机关公开的内容，请打开公开的页面，照抄地址栏里网站名称后面的部分。")
    refuse_if_any(reasons)
    proposal.address, proposal.published_on = address, day_of(at)
    proposal.state = ProposalState.PUBLISHED.value
    return noted(proposal, verb="proposals.publish", by=by, at=at)


def reasons_against_answering(proposal: PublishProposal, *, by: Person, at: datetime) -> list[str]:
    """不能登记答复的理由：an applicant's suggestion that was decided and not answered yet."""
    if proposal.suggestion_id is None:
        return ["这条建议不是申请人提的，不用答复。"]
    reasons = [] if proposal.confirmed_at else ["还没有确认怎样办，确认以后再答复申请人。"]
    if proposal.answered_at:
        reasons.append("已经答复过申请人。")
    return reasons + _against_not_clerk(proposal, by=by, at=at)


@fit
@transaction.atomic
def answer(proposal: PublishProposal, *, text: str, by: Person, at: datetime) -> PublishProposal:
    """登记给申请人的答复：what the applicant was told of the suggestion."""
    proposal = locked(proposal)
    text = clean_text(text)
    reasons = reasons_against_answering(proposal, by=by, at=at)
    if not text or len(text) > LONGEST_REASON:
        reasons.append(f"请用 {LONGEST_REASON} 个字以内写明怎样答复的。")
    refuse_if_any(reasons)
    proposal.answer, proposal.answered_by, proposal.answered_at = text, by, at
    return noted(proposal, verb="proposals.answer", by=by, at=at)


def _against_not_clerk(proposal: PublishProposal, *, by: Person, at: datetime) -> list[str]:
    clerk = is_clerk(by, proposal.unit, at=at)
    return [] if clerk else [f"由{proposal.unit.name}的政务公开专员落实。"]
