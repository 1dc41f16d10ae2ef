"""会商：the app."""

from django.apps import AppConfig


class ConferringConfig(AppConfig):
    """会商。"""

    name = "mingtang.conferring"
    verbose_name = "会商"
