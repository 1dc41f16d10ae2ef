"""公文：the app."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """公文。"""

    name = "mingtang.letters"
    verbose_name = "公文"
