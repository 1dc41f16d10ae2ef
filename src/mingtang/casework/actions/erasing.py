"""抹去被征求意见的一方：who was asked, where and about what, when the words of the case are erased.

Law: 个人信息保护法 第四十七条.
"""

from datetime import datetime

from mingtang.applications.models import Application
from mingtang.casework.models import Party


def forget_parties(application: Application, *, at: datetime) -> None:
    """Within the transaction of the act; nothing where that was done before."""
    parties = Party.rows.filter(event__application=application, erased_at=None)
    parties.update(name="", address="", question="", erased_at=at)
