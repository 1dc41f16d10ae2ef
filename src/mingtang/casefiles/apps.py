"""案卷：the app."""

from django.apps import AppConfig


class CasefilesConfig(AppConfig):
    """案卷。"""

    name = "mingtang.casefiles"
    verbose_name = "案卷"
