"""房间：crises."""

from django.apps import AppConfig


class CrisesConfig(AppConfig):
    """突发事件专题。"""

    name = "mingtang.crises"
    verbose_name = "突发事件专题"
