"""任务下达：the app."""

from django.apps import AppConfig


class DelegationConfig(AppConfig):
    """任务下达。"""

    name = "mingtang.delegation"
    verbose_name = "任务下达"
