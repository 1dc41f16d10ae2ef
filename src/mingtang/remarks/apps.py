"""指出的地方：the app."""

from django.apps import AppConfig


class RemarksConfig(AppConfig):
    """指出的地方。"""

    name = "mingtang.remarks"
    verbose_name = "指出的地方"
