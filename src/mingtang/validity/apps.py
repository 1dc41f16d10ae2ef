"""有效性：the app."""

from django.apps import AppConfig


class ValidityConfig(AppConfig):
    """有效性。"""

    name = "mingtang.validity"
    verbose_name = "有效性"
