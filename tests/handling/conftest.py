"""办理申请测试的底子：柳溪镇, and cases that stand where a test wants them."""

from datetime import date

import pytest

from mingtang.applications.models import Application
from tests.applying.conftest import AT, applied, entered, files_dir, made  # noqa: F401
from tests.builders import moment

DAY = date(2026, 3, 2)


@pytest.fixture
def case(made):  # noqa: F811
    """An application that came in on Monday the second of March and counts as received."""
    return entered(made).application


def now(application):
    """The case as the database has it."""
    return Application.rows.select_related("unit__organ", "particulars").get(pk=application.pk)


def on(day):
    """A moment of that day of March, and the day."""
    return moment(f"2026-03-{day:02}"), date(2026, 3, day)


__all__ = ["AT", "DAY", "applied", "case", "entered", "now", "on"]
