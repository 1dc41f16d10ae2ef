"""审签单：the app."""

from django.apps import AppConfig


class SlipsConfig(AppConfig):
    """审签单。"""

    name = "mingtang.slips"
    verbose_name = "审签单"
