"""找回：the app."""

from django.apps import AppConfig


class RecoveryConfig(AppConfig):
    """找回。"""

    name = "mingtang.recovery"
    verbose_name = "找回"
