"""规划：the app."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """规划。"""

    name = "mingtang.programmes"
    verbose_name = "规划"
