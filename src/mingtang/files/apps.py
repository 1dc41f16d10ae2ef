"""附件：the app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """附件。"""

    name = "mingtang.files"
    verbose_name = "附件"
