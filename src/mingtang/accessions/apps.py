"""建稿：the app."""

from django.apps import AppConfig


class AccessionsConfig(AppConfig):
    """建稿。"""

    name = "mingtang.accessions"
    verbose_name = "从文件建稿"
