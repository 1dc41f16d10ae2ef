"""不变：a refused act leaves every row of every room as it was, the trail included."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps

from mingtang.law.rules import RuleBroken

ROOMS = ("workplan", "editorial", "audit", "files")


def everything():
    """Every row of the rooms that an act of the ledger could touch."""
    models = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


@contextmanager
def refused(*reasons: str) -> Iterator[None]:
    """The act inside is refused with exactly these sentences and changes nothing."""
    before = everything()
    with pytest.raises(RuleBroken) as told:
        yield
    assert told.value.reasons == reasons
    assert everything() == before
