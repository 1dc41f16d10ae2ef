"""编审：the app and its start-up check."""

from django.apps import AppConfig
from django.core import checks

from mingtang.editorial import ports


class EditorialConfig(AppConfig):
    """编审。"""

    name = "mingtang.editorial"
    verbose_name = "编审发布"

    def ready(self) -> None:
        checks.register(declared_stages)


def declared_stages(app_configs: object, **options: object) -> list[checks.CheckMessage]:
    """Every kind of the settings passes the stages that the database asks of it."""
    return [checks.Error(problem, id="mingtang.E002") for problem in ports.misdeclared()]
