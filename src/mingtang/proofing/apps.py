"""核对：the app."""

from django.apps import AppConfig


class ProofingConfig(AppConfig):
    """核对。"""

    name = "mingtang.proofing"
    verbose_name = "核对"
