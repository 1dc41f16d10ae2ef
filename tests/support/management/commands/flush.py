"""flush：for tests alone. The guards refuse to let the trail be emptied, so they step aside and come back."""

from typing import Any

from django.core.management.commands.flush import Command as Flush
from django.db import connections

from mingtang.audit import triggers


class Command(Flush):
    """Empties the database between tests that commit."""

    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        triggers.drop(connection)
        try:
            super().handle(**options)
        finally:
            triggers.put(connection)
