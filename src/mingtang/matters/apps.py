"""来办的事：the app; it has no table of its own."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """来办的事。"""

    name = "mingtang.matters"
    verbose_name = "来办的事"
