"""截至之日：a table lists the tasks that stood on its day, and there is none of a time before the ledger."""

from mingtang.law.commitments import Rhythm, Term
from mingtang.law.origins import Origin
from mingtang.reporting.actions import reasons_against_making
from mingtang.reporting.models import Snapshot
from mingtang.reporting.queries.snapshots import to_make
from mingtang.workplan.actions.listing import delist, list_commitment, start_ledger
from tests import builders
from tests.builders import SENTENCES, moment, reading
from tests.pages import signed_in, words
from tests.refusals import refused
from tests.reporting.material import FIRST, MADE, made

KEYS = ["1.1.1", "1.1.2", "1.2.2", "1.3.1", "1.3.2"]


def listed(plan, town, text, day):
    told = {"origin": Origin.ADDED, "text": text, "term": Term(Rhythm.ONCE, None)}
    return list_commitment(plan, **told, by=town["clerk"], at=moment(day))


def keys(town):
    return [row["key"] for row in made(town).told["rows"]]


def test_what_was_listed_or_withdrawn_after_the_day_does_not_change_the_table(town, plan):
    gone, left = listed(plan, town, "编印指南。", "2026-03-01"), listed(plan, town, "编印图解。", "2026-03-02")
    listed(plan, town, "四月的事。", "2026-04-01")
    delist(gone, by=town["clerk"], at=moment("2026-03-31 23:59"))
    delist(left, by=town["clerk"], at=moment("2026-04-01 00:00"))
    builders.plan_of(town, told=reading(SENTENCES[:4]), at=moment("2026-04-02 08:00"))
    assert keys(town) == [*KEYS, "补2"]


def test_a_plan_that_came_into_its_ledger_after_the_day_is_not_in_the_table(town):
    plan = start_ledger(unit=town.organ, year=2026, by=town["clerk"], at=moment("2026-03-01"))
    listed(plan, town, "编印指南。", "2026-03-01")
    builders.plan_of(town, at=moment("2026-04-01"))
    assert keys(town) == ["补1"]


def test_there_is_no_table_of_a_quarter_that_ended_before_the_ledger_began(town):
    builders.plan_of(town, at=moment("2026-04-01"))
    reason = "台账2026年4月1日才有，2026年第一季度在那以前已经结束，没有可以定格的内容。"
    assert reasons_against_making(town.organ, FIRST, by=town["clerk"], at=MADE) == [reason]
    with refused(reason):
        made(town)
    assert (Snapshot.rows.count(), to_make(town["clerk"], at=MADE)) == (0, [])


def test_the_screen_says_of_which_day_the_units_are(town, plan):
    page = words(signed_in(town, "clerk").get(f"/desk/reports/{made(town).pk}/"))
    assert "责任单位和配合单位，是编制这张表那天的。" in page
