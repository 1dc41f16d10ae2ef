"""写稿：the app."""

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    """写稿。"""

    name = "mingtang.drafting"
    verbose_name = "写稿"
