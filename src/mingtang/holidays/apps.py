"""放假通知：the app."""

from django.apps import AppConfig


class HolidaysConfig(AppConfig):
    """放假通知。"""

    name = "mingtang.holidays"
    verbose_name = "放假通知"
