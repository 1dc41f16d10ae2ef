"""备份：the app."""

from django.apps import AppConfig


class BackupConfig(AppConfig):
    """备份。"""

    name = "mingtang.backup"
    verbose_name = "备份"
