"""清理目录：the app."""

from django.apps import AppConfig


class CleanupListsConfig(AppConfig):
    """清理目录。"""

    name = "mingtang.cleanuplists"
    verbose_name = "清理目录"
