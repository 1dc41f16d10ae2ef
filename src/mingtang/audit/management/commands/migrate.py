"""migrate：Django's own, with our guards taken away before it and put back after it, whatever happens."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from mingtang import ports
from mingtang.audit import triggers


class Command(Migrate):
    """A migration that rebuilds a table on SQLite loses its triggers; this one puts them back."""

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        triggers.drop(connection)
        try:
            super().handle(*args, **options)
        finally:
            triggers.put(connection)
            for room in ports.answering("audit.AfterMigration"):
                room.put_right()
