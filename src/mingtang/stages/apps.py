"""环节设置：the app."""

from django.apps import AppConfig


class StagesConfig(AppConfig):
    """环节设置。"""

    name = "mingtang.stages"
    verbose_name = "环节设置"
