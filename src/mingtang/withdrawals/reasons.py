"""撤回的理由：why a document may not be taken back by this person in this way."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from mingtang.editorial.models import Document
from mingtang.language.naming import Naming, named_in, reasons_against_naming
from mingtang.law.editorial import EditionState, WithdrawalKind
from mingtang.law.units import PostKind
from mingtang.law.withdrawals import RequestState
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.withdrawals import queries
from mingtang.withdrawals.models import Clearance, Request
from mingtang.withdrawals.ports import names_of

DECIDERS = (PostKind.REVIEWER, PostKind.LEADER)
KEEPERS = (PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER, PostKind.LEADER, PostKind.ADMINISTRATOR)
"""谁可以安全撤稿，谁就可以清理转载。"""


def against_withdrawing(
    document: Document, kind: WithdrawalKind, *, asked_by: Person, by: Person, at: datetime
) -> list[str]:
    """不能撤下的理由：of what stands; one asks and another decides, but for safety, which cannot wait."""
    unit, found = document.unit, []
    if not _stands(document):
        found.append("这一件现在没有公开，不必撤下。")
    if kind is WithdrawalKind.SAFETY:
        posts, who = KEEPERS, "政务公开专员、审核人、分管领导或者管理员"
    else:
        posts, who = DECIDERS, "审核人或者分管领导"
        if asked_by.hands & by.hands:
            found.append("撤回由一个人提出，另一个人决定。")
        if not any(post.unit.organ_id == unit.organ_id for post in asked_by.posts_on(day_of(at))):
            found.append(f"撤回由{unit.name}的人提出。")
    if not _holds(posts, unit, by=by, at=at):
        found.append(f"“{kind.label}”由{unit.name}的{who}决定。")
    return found


def against_asking(document: Document, *, by: Person, at: datetime) -> list[str]:
    """不能申请撤回的理由：the clerk, a reviewer, or whoever drafted what stands."""
    unit, found = document.unit, []
    if not _stands(document):
        found.append("这一件现在没有公开，不必撤下。")
    if queries.waiting_of(document) is not None:
        found.append("已经有一份撤回申请在等决定。")
    asks = _holds((PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER), unit, by=by, at=at)
    if not asks and not queries.drafted_by(document, by.hands):
        found.append(f"撤回由{unit.name}的政务公开专员、审核人或者拟稿人申请。")
    return found


def against_deciding(request: Request, *, by: Person, at: datetime) -> list[str]:
    """不能决定这份申请的理由：a reviewer or a leader, and never one who had a hand in asking."""
    unit, found = request.document.unit, []
    if request.stands is not RequestState.ASKED:
        found.append(f"这份申请{request.stands.label}，不必再决定。")
    if request.hands & by.hands:
        found.append("撤回由一个人提出，另一个人决定。")
    if not _holds(DECIDERS, unit, by=by, at=at):
        found.append(f"撤回由{unit.name}的审核人或者分管领导决定。")
    return found


def against_granting(request: Request, *, by: Person, at: datetime) -> list[str]:
    """不能同意撤回的理由：those of deciding, and that there must be something left to take back."""
    found = against_deciding(request, by=by, at=at)
    if request.stands is RequestState.ASKED and not _stands(request.document):
        found.append("这一件现在没有公开，不必撤下。")
    if request.stands is RequestState.ASKED:
        found += against_target(request.document, request.target)
    return found


def against_dropping(request: Request, *, by: Person) -> list[str]:
    """不能收回申请的理由。"""
    found = []
    if request.stands is not RequestState.ASKED:
        found.append(f"这份申请{request.stands.label}，不能再收回。")
    if not request.hands & by.hands:
        found.append("申请由提出人自己收回。")
    return found


def against_clearing(clearance: Clearance, *, by: Person, at: datetime) -> list[str]:
    """不能登记、清理转载处的理由。"""
    unit = clearance.withdrawal.document.unit
    who = f"{unit.name}的政务公开专员、审核人、分管领导或者管理员"
    return [] if _holds(KEEPERS, unit, by=by, at=at) else [f"转载处由{who}清理。"]


def against_closing(clearance: Clearance, *, by: Person, at: datetime) -> list[str]:
    """不能清理完毕的理由：a place that still has it."""
    found = against_clearing(clearance, by=by, at=at)
    if clearance.closed_at is not None:
        found.append("已经清理完毕。")
    left = sum(copy.cleared_at is None for copy in clearance.copies.all())
    return [*found, f"还有 {left} 处没有清理。"] if left else found


def against_target(document: Document, target: str) -> list[str]:
    """不能让读者到那里去看的理由：on this site only to what stands there, and never back to where it is gone from."""
    site = urlsplit(settings.MINGTANG_SITE_URL).netloc.lower()
    if site and target.lower().partition("://")[2].partition("/")[0] == site:
        return ["本站的地址只填域名以后、以 / 开头的部分。"]
    if not target.startswith("/") or target.startswith("//"):
        return []
    if target == document.address:
        return ["新地址就是这一件自己的地址，撤下以后那里没有东西可看。"]
    stands = not target.startswith("/desk/") and queries.stands_at(target)
    return [] if stands else ["本站在这个地址没有公开的文件或者栏目，请打开要让公众看的那一页，从地址栏复制。"]


def naming(document: Document, public: str) -> list[Naming]:
    """公开的理由写到的人：whoever any public edition named, or covered, in its text or in a file that went with it.

    Law: 政府信息公开条例 第十五条（个人隐私）.
    """
    return named_in(public, others=queries.texts_of(document), known=names_of(document))


def against_naming(document: Document, public: str) -> list[str]:
    """公开的理由写到了人，不能这样写的理由。"""
    return reasons_against_naming("公开的理由", naming(document, public))


def _stands(document: Document) -> bool:
    return any(edition.state == EditionState.LIVE.value for edition in document.editions.all())


def _holds(posts: tuple[PostKind, ...], unit: Unit, *, by: Person, at: datetime) -> bool:
    return any(by.holds(post, at_unit=unit, on=day_of(at)) for post in posts)
