"""工作要点：the app."""

from django.apps import AppConfig


class WorkplanConfig(AppConfig):
    """工作要点。"""

    name = "mingtang.workplan"
    verbose_name = "工作要点"
