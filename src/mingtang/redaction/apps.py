"""遮盖副本：the app."""

from django.apps import AppConfig


class RedactionConfig(AppConfig):
    """遮盖副本。"""

    name = "mingtang.redaction"
    verbose_name = "遮盖副本"
