"""复议诉讼：the app."""

from django.apps import AppConfig


class RecourseConfig(AppConfig):
    """复议诉讼。"""

    name = "mingtang.recourse"
    verbose_name = "复议诉讼"
