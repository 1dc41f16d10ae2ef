"""提出申请：the app."""

from django.apps import AppConfig


class ApplyingConfig(AppConfig):
    """提出申请。"""

    name = "mingtang.applying"
    verbose_name = "提出申请"
