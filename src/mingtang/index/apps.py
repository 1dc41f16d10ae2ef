"""索引：the app."""

from django.apps import AppConfig


class IndexConfig(AppConfig):
    """索引。"""

    name = "mingtang.index"
    verbose_name = "索引"
