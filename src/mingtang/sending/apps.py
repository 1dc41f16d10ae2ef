"""文书的送出：the app."""

from django.apps import AppConfig


class SendingConfig(AppConfig):
    """文书的送出。"""

    name = "mingtang.sending"
    verbose_name = "文书的送出"
