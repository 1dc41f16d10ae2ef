"""答复的送达：the app."""

from django.apps import AppConfig


class ServingConfig(AppConfig):
    """答复的送达。"""

    name = "mingtang.serving"
    verbose_name = "答复的送达"
