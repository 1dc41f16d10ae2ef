"""台账：the app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """台账。"""

    name = "mingtang.ledger"
    verbose_name = "台账"
