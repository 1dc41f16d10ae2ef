"""落实情况公开：the app."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """落实情况公开。"""

    name = "mingtang.progress"
    verbose_name = "落实情况公开"
