"""结转：the app."""

from django.apps import AppConfig


class CarryoverConfig(AppConfig):
    """结转。"""

    name = "mingtang.carryover"
    verbose_name = "结转"
