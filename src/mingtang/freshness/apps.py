"""更新情况：the app."""

from django.apps import AppConfig


class FreshnessConfig(AppConfig):
    """更新情况。"""

    name = "mingtang.freshness"
    verbose_name = "更新情况"
