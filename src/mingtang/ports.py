"""端口：a room that must ask a higher or a sibling one declares a Protocol; the settings name who answers.

``MINGTANG_PORTS`` maps "room.Protocol" to dotted paths. Each implementation is a class without arguments,
made once per process. ``unresolved`` is what the start-up check reads.
"""

from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@cache
def _made(path: str) -> Any:
    return import_string(path)()


def answering(port: str) -> tuple[Any, ...]:
    """Everything the settings name for the port, in their order; empty when nobody answers it."""
    return tuple(_made(path) for path in settings.MINGTANG_PORTS.get(port, ()))


def unresolved() -> list[str]:
    """One sentence for each implementation that cannot be found."""
    problems = []
    for port, paths in settings.MINGTANG_PORTS.items():
        for path in paths:
            try:
                _made(path)
            except ImportError as error:
                problems.append(f"端口 {port} 的实现 {path} 无法载入：{error}")
    return problems
