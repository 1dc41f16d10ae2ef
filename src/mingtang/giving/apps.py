"""提供的文件：the app."""

from django.apps import AppConfig


class GivingConfig(AppConfig):
    """提供的文件。"""

    name = "mingtang.giving"
    verbose_name = "提供的文件"
