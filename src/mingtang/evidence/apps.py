"""佐证：the app."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """佐证。"""

    name = "mingtang.evidence"
    verbose_name = "佐证"
