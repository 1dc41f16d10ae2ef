"""投诉：the app."""

from django.apps import AppConfig


class GrievancesConfig(AppConfig):
    """投诉。"""

    name = "mingtang.grievances"
    verbose_name = "投诉"
