"""手册：the app."""

from django.apps import AppConfig


class ManualConfig(AppConfig):
    """手册。"""

    name = "mingtang.manual"
    verbose_name = "手册"
