"""审签：the app."""

from django.apps import AppConfig


class ReviewingConfig(AppConfig):
    """审签。"""

    name = "mingtang.reviewing"
    verbose_name = "审签"
