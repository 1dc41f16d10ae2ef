"""依申请公开：the app."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """依申请公开。"""

    name = "mingtang.applications"
    verbose_name = "依申请公开"
