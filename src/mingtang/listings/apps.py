"""发布目录：the app."""

from django.apps import AppConfig


class ListingsConfig(AppConfig):
    """发布目录。"""

    name = "mingtang.listings"
    verbose_name = "发布目录"
