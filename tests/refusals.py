"""拒绝：what an action or the database refuses, in exactly these words, with every row as it was."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from mingtang.law.rules import RuleBroken
from tests.roles import everything, watched


@contextmanager
def refused(*reasons: str) -> Iterator[None]:
    """The act inside is refused for exactly these reasons and changes nothing."""
    with unchanged(), pytest.raises(RuleBroken) as told:
        yield
    assert told.value.reasons == reasons


@contextmanager
def unchanged() -> Iterator[None]:
    """Every row is as it was."""
    if connection.in_atomic_block:
        with watched() as changed:
            yield
        assert not changed()
    else:
        before = everything()
        yield
        assert everything() == before


@contextmanager
def stopped(message: str = "") -> Iterator[None]:
    """The database itself refuses, and nothing has changed."""
    before = everything()
    with pytest.raises(DatabaseError) as told, transaction.atomic():
        yield
    assert message in str(told.value)
    assert everything() == before


def sql(statement: str, *values: object) -> None:
    """One statement past every layer of ours."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
