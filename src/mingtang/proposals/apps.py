"""转主动公开：the app."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    """转主动公开。"""

    name = "mingtang.proposals"
    verbose_name = "转主动公开"
