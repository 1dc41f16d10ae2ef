"""目录：the app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """目录。"""

    name = "mingtang.catalogue"
    verbose_name = "目录"
