"""纸质签名：the app."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """纸质签名。"""

    name = "mingtang.papers"
    verbose_name = "纸质签名"
