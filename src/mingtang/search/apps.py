"""检索：the app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """检索。"""

    name = "mingtang.search"
    verbose_name = "检索"
