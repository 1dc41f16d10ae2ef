"""办案步骤：the app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """办案步骤。"""

    name = "mingtang.casework"
    verbose_name = "办案步骤"
