"""公文：the app."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """公文。"""

    name = "mingtang.policies"
    verbose_name = "公文"
