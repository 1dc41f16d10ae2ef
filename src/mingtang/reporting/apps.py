"""报表：the app."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """报表。"""

    name = "mingtang.reporting"
    verbose_name = "报表"
