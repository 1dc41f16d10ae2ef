"""migrate：Django's own, with our guards taken away before it and put back after it, whatever happens."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from mingtang import ports
from mingtang.audit import triggers
from mingtang.audit.founding import found


class Command(Migrate):
    """A migration that rebuilds a table on SQLite loses its triggers; this one puts them back.

    An empty database is founded: it gets its tables at once.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        triggers.drop(connection)
        if not (options["app_label"] or options["fake"] or options["plan"] or options["check_unapplied"]):
            found(connection)
        try:
            super().handle(*args, **options)
        finally:
            triggers.put(connection)
            for room in ports.answering("audit.AfterMigration"):
                room.put_right()
