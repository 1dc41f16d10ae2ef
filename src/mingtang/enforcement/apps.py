"""执法公示：the app."""

from django.apps import AppConfig


class EnforcementConfig(AppConfig):
    """执法公示。"""

    name = "mingtang.enforcement"
    verbose_name = "执法公示"
