"""台账表格：the app."""

from django.apps import AppConfig


class SheetsConfig(AppConfig):
    """台账表格。"""

    name = "mingtang.sheets"
    verbose_name = "台账表格"
