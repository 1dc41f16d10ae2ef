"""新指引：the app."""

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """新指引。"""

    name = "mingtang.directives"
    verbose_name = "新指引"
