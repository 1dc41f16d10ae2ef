"""应急发布：the app."""

from django.apps import AppConfig


class EmergenciesConfig(AppConfig):
    """应急发布。"""

    name = "mingtang.emergencies"
    verbose_name = "应急发布"
