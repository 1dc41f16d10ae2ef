"""公众意见：the app."""

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """公众意见。"""

    name = "mingtang.comments"
    verbose_name = "公众意见"
