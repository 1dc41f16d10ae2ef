"""公开的解读：the app."""

from django.apps import AppConfig


class ExplainersConfig(AppConfig):
    """公开的解读。"""

    name = "mingtang.explainers"
    verbose_name = "公开的解读"
