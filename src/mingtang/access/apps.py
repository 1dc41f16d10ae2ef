"""登录：the app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """登录。"""

    name = "mingtang.access"
    verbose_name = "登录"
