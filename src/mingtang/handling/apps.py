"""办理申请：the app."""

from django.apps import AppConfig


class HandlingConfig(AppConfig):
    """办理申请。"""

    name = "mingtang.handling"
    verbose_name = "办理申请"
