"""编审：the app."""

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    """编审。"""

    name = "mingtang.editorial"
    verbose_name = "编审发布"
