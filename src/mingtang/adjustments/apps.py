"""目录调整：the app."""

from django.apps import AppConfig


class AdjustmentsConfig(AppConfig):
    """目录调整。"""

    name = "mingtang.adjustments"
    verbose_name = "目录调整"
