"""查清单：the app."""

from django.apps import AppConfig


class LookupConfig(AppConfig):
    """查清单。"""

    name = "mingtang.lookup"
    verbose_name = "查清单"
