"""到期办理的节奏：rounds begin with the minute, so that what is planned for one goes out in it."""

from datetime import timedelta

import pytest

from mingtang.cli.due import pause
from tests.builders import moment

TIME = moment("2026-03-09 10:00")


@pytest.mark.parametrize(("ended", "wait"), [(0.0, 60.0), (0.5, 59.5), (37.25, 22.75), (59.5, 0.5), (95.0, 25.0)])
def test_the_next_round_begins_with_a_minute(ended, wait):
    assert pause(60, at=TIME + timedelta(seconds=ended)) == wait


def test_another_rhythm_has_its_own_beat():
    assert pause(5, at=TIME + timedelta(seconds=8)) == 2.0
