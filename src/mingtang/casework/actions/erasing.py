"""抹去办案时写下的：who was asked, where and about what, and why more time was asked for, with the words of the case.

Law: 个人信息保护法 第四十七条.
"""

from datetime import datetime

from mingtang.applications.models import Application
from mingtang.casework.models import ExtensionRequest, Party


def forget_words(application: Application, *, at: datetime) -> None:
    """Within the transaction of the act; nothing where that was done before."""
    parties = Party.rows.filter(event__application=application, erased_at=None)
    parties.update(name="", address="", question="", erased_at=at)
    extensions = ExtensionRequest.rows.filter(application=application, erased_at=None)
    extensions.update(reason="", answer="", late_why="", erased_at=at)
