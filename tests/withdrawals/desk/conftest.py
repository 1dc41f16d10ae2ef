"""撤回测试的底子：papers that are public, and requests about them."""

from mingtang.law.editorial import WithdrawalKind
from mingtang.withdrawals import actions
from tests.builders import moment
from tests.releases.conftest import kind, made, out

__all__ = ["kind", "made"]

AT = moment("2026-03-10")
WHY = "发放标准有误，请看更正后的公示。"


def document(made, number=1, **told):
    """A document that stands published."""
    return out(made, number, **told).document


def asked(made, document, *, by="clerk", at=AT, **told):
    """A request that waits."""
    values = {"kind": WithdrawalKind.NOTICE, "public_reason": WHY}
    return actions.ask(document, **{**values, **told}, by=made[by], at=at)


def taken_back(made, document, *, by="clerk", at=AT):
    """A safety withdrawal; the clearance that follows."""
    told = {"kind": WithdrawalKind.SAFETY, "internal_reason": "附件第二页有个人信息。"}
    return actions.withdraw(document, **told, asked_by=made[by], by=made[by], at=at).clearance
