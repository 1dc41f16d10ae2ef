"""复查：the day comes with an edition and goes with it; the clerk is reminded, and says when to look again."""

from datetime import date

import pytest

from mingtang.audit.models import Entry
from mingtang.outbox.models import Notice
from mingtang.revisits import actions
from mingtang.revisits.models import Revisit
from mingtang.revisits.queries import waiting_for
from mingtang.supervision.actions import run_due
from tests.builders import moment
from tests.refusals import refused, sql, stopped
from tests.releases.conftest import AT, out, signed, submitted
from tests.withdrawals.desk.conftest import taken_back

DAY = date(2026, 9, 1)
COME = moment("2026-09-01")


def public(made, number=1, *, day="2026-09-01", **told):
    return out(made, number, body={"review_on": day}, **told)


def rows():
    return [(row.due_on, row.done_at, row.ended_at) for row in Revisit.rows.order_by("pk")]


def test_the_day_comes_with_an_edition_and_only_if_it_names_one(made):
    public(made)
    out(made, 2)
    public(made, 3, day="")
    assert rows() == [(DAY, None, None)]


def test_the_next_edition_takes_its_place_and_a_withdrawal_ends_it(made):
    public(made)
    later = moment("2026-04-01")
    second = out(made, body={"review_on": "2026-12-01"}, at=later)
    assert rows() == [(DAY, None, later), (date(2026, 12, 1), None, None)]
    taken_back(made, second.document, at=COME)
    assert rows()[1] == (date(2026, 12, 1), None, COME)


def test_what_is_only_signed_or_on_its_way_is_not_looked_at(made):
    signed(made, 1, body={"review_on": "2026-09-01"})
    submitted(made, 2, body={"review_on": "2026-09-01"})
    assert rows() == []


def test_somebody_has_looked_and_says_when_to_look_again(made):
    public(made)
    following = actions.look_over(Revisit.rows.get(), next_on=date(2027, 3, 1), by=made["clerk"], at=COME)
    assert rows() == [(DAY, COME, None), (date(2027, 3, 1), None, None)]
    assert following.is_open
    assert Entry.rows.filter(verb="revisits.done").count() == 1


@pytest.mark.parametrize(
    ("next_on", "reason"),
    [
        (DAY, "下次复查的日期要在今天以后。"),
        (date(2032, 1, 1), "下次复查最晚定在2031年12月31日。"),
    ],
)
def test_the_next_day_is_to_come_and_within_five_years(made, next_on, reason):
    public(made)
    revisit = Revisit.rows.get()
    with refused(reason):
        actions.look_over(revisit, next_on=next_on, by=made["clerk"], at=COME)


def test_looking_is_for_the_clerk_or_whoever_drafted_it_and_once(made):
    public(made)
    revisit = Revisit.rows.get()
    for username in ("reviewer", "leader", "officer", "neighbour-clerk"):
        with refused("复查由柳溪镇人民政府的政务公开专员或者拟稿人办理。"):
            actions.look_over(revisit, next_on=date(2027, 3, 1), by=made[username], at=COME)
    actions.look_over(revisit, next_on=date(2027, 3, 1), by=made["clerk"], at=COME)
    with refused("这次复查已经了结。"):
        actions.look_over(revisit, next_on=date(2027, 3, 1), by=made["clerk"], at=COME)


def test_the_clerk_is_reminded_when_the_day_comes(made):
    public(made)
    assert waiting_for(made["clerk"], at=moment("2026-08-31")) == []
    assert [row.due_on for row in waiting_for(made["clerk"], at=COME)] == [DAY]
    assert waiting_for(made["officer"], at=COME) == []
    run_due(at=COME)
    [notice] = Notice.rows.filter(subject__startswith="revisits.revisit:")
    assert (notice.person, notice.title) == (made["clerk"], "今天到期，2026年9月1日到期：复查《第1号公文》")


def test_the_database_keeps_what_was_looked_at(made):
    public(made)
    revisit = Revisit.rows.get()
    actions.look_over(revisit, next_on=date(2027, 3, 1), by=made["clerk"], at=COME)
    with stopped("复查只记一次，记下的不得改动"):
        Revisit.rows.filter(pk=revisit.pk).update(done_at=AT)
    with stopped("复查的记录不得删除"):
        sql("DELETE FROM revisits_revisit WHERE id = %s", revisit.pk)
