"""当场答复：the app."""

from django.apps import AppConfig


class SpokenConfig(AppConfig):
    """当场答复。"""

    name = "mingtang.spoken"
    verbose_name = "当场答复"
