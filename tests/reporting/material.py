"""季度报表：one quarter of 柳溪镇 with something done, something late and something written."""

from datetime import date

from mingtang.evidence.actions.evidence import write_note
from mingtang.law.reporting import Quarter
from mingtang.reporting.actions import make, sign
from tests import builders
from tests.builders import moment

FIRST, SECOND = Quarter(2026, 1), Quarter(2026, 2)
MADE, SIGNED = moment("2026-04-02"), moment("2026-04-03")
MADE_2, SIGNED_2 = moment("2026-07-02"), moment("2026-07-03")


def worked_on(town, plan):
    """A quarter's work on the plan."""
    subsidy = builders.commitment(plan)
    builders.accepted(subsidy, by=town["officer"], judge=town["clerk"], on=date(2026, 3, 1))
    write_note(subsidy, text="=第一批已发放。", by=town["officer"], at=moment("2026-03-05"))
    write_note(subsidy, text="二季度的事。", by=town["officer"], at=moment("2026-04-01"))
    return plan


def made(town, *, quarter=FIRST, explanation="", at=MADE):
    """A table that waits."""
    return make(town.organ, quarter=quarter, explanation=explanation, by=town["clerk"], at=at)


def signed(town, *, quarter=FIRST, explanation="", at=MADE, signed_at=SIGNED):
    """A table that the leader signed."""
    return sign(made(town, quarter=quarter, explanation=explanation, at=at), by=town["leader"], at=signed_at)
