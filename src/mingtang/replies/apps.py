"""答复意见：the app."""

from django.apps import AppConfig


class RepliesConfig(AppConfig):
    """答复意见。"""

    name = "mingtang.replies"
    verbose_name = "答复意见"
