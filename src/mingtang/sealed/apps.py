"""封存件：the app."""

from django.apps import AppConfig


class SealedConfig(AppConfig):
    """封存件。"""

    name = "mingtang.sealed"
    verbose_name = "封存件"
