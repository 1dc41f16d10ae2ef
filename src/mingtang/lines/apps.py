"""房间：lines."""

from django.apps import AppConfig


class LinesConfig(AppConfig):
    """口径。"""

    name = "mingtang.lines"
    verbose_name = "口径"
