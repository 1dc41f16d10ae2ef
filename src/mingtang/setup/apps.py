"""设立向导：the app."""

from django.apps import AppConfig


class SetupConfig(AppConfig):
    """设立向导。"""

    name = "mingtang.setup"
    verbose_name = "设立向导"
