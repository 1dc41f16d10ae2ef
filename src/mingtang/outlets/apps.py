"""发布渠道：the app."""

from django.apps import AppConfig


class OutletsConfig(AppConfig):
    """发布渠道。"""

    name = "mingtang.outlets"
    verbose_name = "发布渠道"
