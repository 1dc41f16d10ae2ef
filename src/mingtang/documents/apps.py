"""公开文件：the app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """公开文件。"""

    name = "mingtang.documents"
    verbose_name = "公开文件"
