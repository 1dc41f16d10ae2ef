"""同时：two clerks act on one case; one wins, the other is told, and nothing is half-recorded."""

import pytest
from django.db import connection

from mingtang.applications.models import Event, EventText, Service
from mingtang.audit.queries import verify
from mingtang.casework.models import Party
from mingtang.files.models import Attachment
from tests.casework.conftest import STEPS, does, now, standing
from tests.casework.test_days import refused
from tests.editorial.test_races import at_once


@pytest.mark.parametrize("step", STEPS)
def test_whoever_read_an_older_page_is_told_and_nothing_is_kept(made, step):
    case = standing(made, "handling")
    told = refused(made, step, case, seen=0)
    assert told[0].endswith("没有保存您这一步，请看过新的情况再办。")


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_wins_and_the_other_is_told(made):
    case = standing(made, "handling")
    steps = now(case).steps
    acts = [
        lambda: does(made, "inquire", case, seen=steps),
        lambda: does(made, "ask_correction", case, seen=steps),
        lambda: does(made, "inquire", case, seen=steps),
        lambda: does(made, "withdraw", case, seen=steps),
    ]
    done = at_once(*acts)
    won = [each for each in done if isinstance(each, Event)]
    told = [each[0] for each in done if not isinstance(each, Event)]
    assert [len(won), {each.endswith("没有保存您这一步，请看过新的情况再办。") for each in told}] == [1, {True}]
    assert [now(case).steps, case.events.count()] == [steps + 1, steps + 1]
    sent = int(won[0].act != "withdraw")
    assert [Service.rows.count(), Party.rows.count()] == [sent, int(won[0].act == "inquire")]
    assert [EventText.rows.count(), Attachment.rows.count()] == [int(won[0].act != "inquire"), 0]
    assert verify().ok
    connection.close()
