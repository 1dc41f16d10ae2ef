"""日历：the app."""

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    """日历。"""

    name = "mingtang.agenda"
    verbose_name = "日历"
