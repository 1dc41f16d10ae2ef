"""发布：the app."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    """发布。"""

    name = "mingtang.releases"
    verbose_name = "发布"
