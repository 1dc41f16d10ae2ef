"""更正：the app."""

from django.apps import AppConfig


class RectificationsConfig(AppConfig):
    """更正。"""

    name = "mingtang.rectifications"
    verbose_name = "更正"
