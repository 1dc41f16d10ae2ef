"""异议：the app."""

from django.apps import AppConfig


class ObjectionsConfig(AppConfig):
    """异议。"""

    name = "mingtang.objections"
    verbose_name = "异议"
