"""清理：the app."""

from django.apps import AppConfig


class CleanupsConfig(AppConfig):
    """清理。"""

    name = "mingtang.cleanups"
    verbose_name = "清理"
