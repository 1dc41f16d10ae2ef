"""发送：the app."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """发送。"""

    name = "mingtang.outbox"
    verbose_name = "发送"
