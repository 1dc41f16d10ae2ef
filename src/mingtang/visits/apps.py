"""来访与回执码：the app."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """来访与回执码。"""

    name = "mingtang.visits"
    verbose_name = "来访与回执码"
