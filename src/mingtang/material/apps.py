"""请科室提供材料：the app."""

from django.apps import AppConfig


class MaterialConfig(AppConfig):
    """请科室提供材料。"""

    name = "mingtang.material"
    verbose_name = "请科室提供材料"
