"""政策解读：the app."""

from django.apps import AppConfig


class InterpretationConfig(AppConfig):
    """政策解读。"""

    name = "mingtang.interpretation"
    verbose_name = "政策解读"
