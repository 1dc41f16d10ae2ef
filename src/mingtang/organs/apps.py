"""机关、单位与人员：the app."""

from django.apps import AppConfig


class OrgansConfig(AppConfig):
    """机关、单位与人员。"""

    name = "mingtang.organs"
    verbose_name = "机关、单位与人员"
