"""惠民补贴：the app."""

from django.apps import AppConfig


class SubsidiesConfig(AppConfig):
    """惠民补贴。"""

    name = "mingtang.subsidies"
    verbose_name = "惠民补贴"
