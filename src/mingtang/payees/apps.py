"""补贴名单：the app."""

from django.apps import AppConfig


class PayeesConfig(AppConfig):
    """补贴名单。"""

    name = "mingtang.payees"
    verbose_name = "补贴名单"
