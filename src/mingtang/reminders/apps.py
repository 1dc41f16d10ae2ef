"""提醒：the app."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """提醒。"""

    name = "mingtang.reminders"
    verbose_name = "提醒"
