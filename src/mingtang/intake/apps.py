"""要点导入：the app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """要点导入。"""

    name = "mingtang.intake"
    verbose_name = "要点导入"
