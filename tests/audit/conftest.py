"""留痕的测试：two chains with a few entries each."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from mingtang.audit import triggers
from mingtang.audit.actions import record

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def trail(db):
    """Four entries of 莲花镇 and two of 柳树镇."""
    for number in range(4):
        record("lianhua", by="test", verb=f"test.{number}", of=f"thing:{number}", at=AT + timedelta(minutes=number))
    for number in range(2):
        record("liushu", by="test", verb="test.other", of=f"thing:{number}", at=AT, facts={"n": number})


@pytest.fixture
def unguarded(trail):
    """Hands on the database behind the program's back: the guards are gone, as for whoever owns the server."""
    triggers.drop(connection)

    def execute(statement, *values):
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            assert cursor.rowcount == 1

    return execute
