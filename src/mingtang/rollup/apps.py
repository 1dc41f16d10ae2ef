"""汇总：the app."""

from django.apps import AppConfig


class RollupConfig(AppConfig):
    """汇总。"""

    name = "mingtang.rollup"
    verbose_name = "汇总"
