"""督查：the app."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """督查。"""

    name = "mingtang.supervision"
    verbose_name = "督查"
