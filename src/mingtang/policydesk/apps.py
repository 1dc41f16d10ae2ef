"""公文办理：the app."""

from django.apps import AppConfig


class PolicydeskConfig(AppConfig):
    """公文办理。"""

    name = "mingtang.policydesk"
    verbose_name = "公文办理"
