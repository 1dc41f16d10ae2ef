"""留痕的查阅：the app."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """留痕的查阅。"""

    name = "mingtang.trail"
    verbose_name = "留痕"
