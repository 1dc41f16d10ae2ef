"""重放：what is written again is what the acts wrote, row by row, and the trail holds."""

import pytest
from django.db import connection

from mingtang.audit.queries import verify
from mingtang.organs.models import Person, Unit
from tests import builders
from tests.replay import Replay, _rows, _trail

TOWN = Replay(builders.town)
WRITTEN: list[list[object]] = []


@pytest.mark.django_db
@pytest.mark.parametrize("time", ["by the acts", "again", "once more"])
def test_a_town_is_the_same_whenever_it_is_made(time):
    made = TOWN()
    WRITTEN.append([*_rows(), *_trail()])
    assert WRITTEN[-1] == WRITTEN[0]
    assert verify().ok
    assert connection.check_constraints() is None
    assert {code: unit.pk for code, unit in made.units.items()} == dict(Unit.rows.values_list("code", "pk"))
    assert made["clerk"].check_password(builders.PASSWORD)
    made.organ.name = "别的镇"
    assert Person.rows.count() == len(made.people) == 15


@pytest.mark.django_db
def test_what_comes_after_a_town_that_was_written_again_gets_keys_of_its_own():
    made = TOWN()
    person = Person.rows.create(username="new", name="新来的", unit=made.organ)
    assert person.pk not in {each.pk for each in made.people.values()}


@pytest.mark.django_db
def test_where_there_is_something_already_the_acts_are_done():
    Unit.rows.create(code="first", name="某县", short_name="某县", kind="administrative_organ", path="/0/")
    made = TOWN()
    assert Unit.rows.count() == len(made.units) + 1
    assert verify().ok
