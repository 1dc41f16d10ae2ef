"""公开前核对：the app."""

from django.apps import AppConfig


class VettingConfig(AppConfig):
    """公开前核对。"""

    name = "mingtang.vetting"
    verbose_name = "公开前核对"
