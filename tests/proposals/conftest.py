"""转主动公开测试的底子：柳溪镇, its cases, and what waits to be decided."""

from datetime import date

from mingtang.index import actions as index
from mingtang.law.demand import PublishWay
from mingtang.proposals.actions import deciding
from mingtang.proposals.models import PublishProposal
from tests.demand.conftest import AT, case, made

__all__ = ["case", "made"]
ON = date(2026, 6, 1)
BY = date(2026, 7, 1)
CANAL = "灌渠清淤工程验收报告"
ADDRESS = "/liuxi/d/7/"


def proposed(made, *, unit="liuxi", **told):
    """A proposal that waits to be looked at."""
    usual = {"unit": made.units[unit], "source": "asked", "title": CANAL, "found_at": AT}
    return PublishProposal.rows.create(**usual | told)


def public(address=ADDRESS, title="灌渠清淤工程验收报告（2025年）", organ="liuxi"):
    """Something of the organ that stands in public."""
    return index.put(
        key=f"document:{address}", organ=organ, address=address, title=title, kind="document", parts=["正文"],
        released_at=AT,
    )  # fmt: skip


def accepted(made, proposal=None, *, way=PublishWay.MANUSCRIPT, **told):
    """What the clerk proposes to publish by July."""
    usual = {"name": CANAL, "way": way, "publish_by": BY, "by": made["clerk"], "at": AT}
    return deciding.accept(proposal or proposed(made), **usual | told)


def confirmed(made, proposal=None, **told):
    """The same, confirmed by a reviewer."""
    return deciding.confirm(accepted(made, proposal, **told), by=made["reviewer"], at=AT)
