"""案件文书：the app."""

from django.apps import AppConfig


class CaseLettersConfig(AppConfig):
    """案件文书。"""

    name = "mingtang.caseletters"
    verbose_name = "案件文书"
