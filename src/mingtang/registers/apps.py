"""清单：the app."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """清单。"""

    name = "mingtang.registers"
    verbose_name = "清单"
