"""县门户发布：the app."""

from django.apps import AppConfig


class PostingsConfig(AppConfig):
    """县门户发布。"""

    name = "mingtang.postings"
    verbose_name = "县门户发布"
