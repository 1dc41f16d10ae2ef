"""工作要点台账：the app."""

from django.apps import AppConfig


class WorkplanConfig(AppConfig):
    """工作要点台账。"""

    name = "mingtang.workplan"
    verbose_name = "工作要点台账"
