"""工作台：the app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """工作台。"""

    name = "mingtang.desk"
    verbose_name = "工作台"
