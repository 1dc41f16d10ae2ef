"""申请分析：the app."""

from django.apps import AppConfig


class DemandConfig(AppConfig):
    """申请分析。"""

    name = "mingtang.demand"
    verbose_name = "申请分析"
