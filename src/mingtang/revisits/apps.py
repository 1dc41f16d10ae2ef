"""复查：the app."""

from django.apps import AppConfig


class RevisitsConfig(AppConfig):
    """复查。"""

    name = "mingtang.revisits"
    verbose_name = "复查"
