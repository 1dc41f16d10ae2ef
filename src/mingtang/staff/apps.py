"""人员：the app."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """人员。"""

    name = "mingtang.staff"
    verbose_name = "人员"
