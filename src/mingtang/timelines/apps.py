"""时间线：the app."""

from django.apps import AppConfig


class TimelinesConfig(AppConfig):
    """时间线。"""

    name = "mingtang.timelines"
    verbose_name = "时间线"
