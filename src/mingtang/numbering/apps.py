"""索引号：the app."""

from django.apps import AppConfig


class NumberingConfig(AppConfig):
    """索引号。"""

    name = "mingtang.numbering"
    verbose_name = "索引号"
