"""文库：the app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """文库。"""

    name = "mingtang.library"
    verbose_name = "文库"
