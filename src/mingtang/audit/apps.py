"""留痕：the app and its start-up checks."""

from django.apps import AppConfig
from django.core import checks

from mingtang import ports


class AuditConfig(AppConfig):
    """留痕。"""

    name = "mingtang.audit"
    verbose_name = "留痕"

    def ready(self) -> None:
        checks.register(resolved_ports)


def resolved_ports(app_configs: object, **options: object) -> list[checks.CheckMessage]:
    """Every port named in the settings has an implementation that loads."""
    return [checks.Error(problem, id="mingtang.E001") for problem in ports.unresolved()]
