"""挂着的下达：what an import, another term or another owner would undo is refused, or told to both sides."""

from datetime import date

import pytest

from mingtang.delegation.actions import receiving
from mingtang.desk.queries import handed_down
from mingtang.intake import actions as intake
from mingtang.intake.queries import foreseen
from mingtang.law.commitments import Rhythm, Term
from mingtang.law.delegation import HandDownState
from mingtang.law.openness import Openness
from mingtang.rollup.queries.levels import roll_up
from mingtang.workplan.actions.plans import assign, import_plan
from mingtang.workplan.actions.terms import set_term
from tests import builders
from tests.builders import SENTENCES as TOWN
from tests.builders import reading, sentence
from tests.delegation.acts import ACTS, AT, LATER, fresh, give, of_county, take
from tests.delegation.conftest import SENTENCES
from tests.pages import errors, signed_in, words
from tests.refusals import refused, unchanged

SOURCE = "/desk/plans/qinghe/2026/1.1.1/"
TITLE = "清河县2026年政务公开工作要点"
GONE = "对方已移出台账，请收回或者另行下达"


def rows(made):
    told = handed_down.rows(made["county-clerk"], at=LATER)
    return [(row.sentence.partition("：")[2], row.words) for row in told]


def imported(made, sentences, *, unit="qinghe", by="county-clerk", title=TITLE):
    told = {"source_name": "新.txt", "source_sha256": "9" * 64, "by": made[by], "at": LATER}
    return import_plan(unit=made.units[unit], reading=reading(sentences, title=title), **told)


def recalled(made, row):
    return ACTS[HandDownState.RECALLED](made, fresh(row))


@pytest.fixture
def linked(made):
    """The county's 1.1.1, answered by the town with its own 1.1.1."""
    row = give(made, "1.1.1", "liuxi")
    return receiving.accept_with(row, own=builders.commitment(made.plan), by=made["clerk"], at=AT)


def test_an_import_that_drops_a_linked_task_names_it_and_asks_for_a_tick(made, linked):
    told = reading(TOWN[1:])
    sentence = "它对应上级下达的任务（清河县第 1.1.1 条），下达机关会看到。"
    assert foreseen(made.organ, told).attached == {"1.1.1": [sentence]}
    names = {"unit": made.organ, "source_name": "新.txt", "source_sha256": "8" * 64}
    draft = intake.draft(reading=told, **names, by=made["clerk"], at=LATER)
    client = signed_in(made, "clerk")
    url = f"/desk/plans/drafts/{draft.pk}/"
    assert sentence in words(client.get(url))
    form = {"openness": Openness.PROACTIVE.value, "reason": "", "made_on": "2026-01-20"}
    response = client.post(f"{url}confirm/", form)
    assert response.status_code == 422
    assert errors(response) == [
        "改动和移出的有 1 条关系到上下级下达的任务，我已逐条核对："
        "这次导入会改动上下级下达的任务，请核对上面写明的各条，再勾选这一项。"
    ]
    assert client.post(f"{url}confirm/", form | {"attached": "on"}).status_code == 302


def test_what_the_receiver_dropped_is_shown_to_the_giver_and_counts_no_more(made, linked):
    assert rows(made) == []
    imported(made, TOWN[1:], unit="liuxi", by="clerk", title=None)
    (branch,) = roll_up(of_county(made), on=LATER.date()).branches
    assert (branch.is_gone, branch.counts) == (True, False)
    assert "已移出" in words(signed_in(made, "county-clerk").get(SOURCE))
    assert rows(made) == [(GONE, "要调整下达")]
    recalled(made, linked)
    assert rows(made) == []


def test_what_was_handed_down_from_a_task_that_left_is_named_and_not_accepted_any_more(made, sent):
    told = reading(SENTENCES[1:], title=TITLE)
    assert foreseen(made.units["qinghe"], told).attached == {
        "1.1.1": ["它已下达给柳溪镇，还没有收回，请在导入后核对。"]
    }
    imported(made, SENTENCES[1:])
    with refused("原任务已移出清河县人民政府的台账，不能再接收；请退回，或者等它撤回。"), unchanged():
        receiving.accept(fresh(sent), by=made["clerk"], at=LATER)
    assert rows(made) == [("原任务已移出，请收回或者撤回", "要调整下达")]


def test_what_is_laxer_than_its_source_became_is_told_to_its_giver(made):
    row = give(made, "1.1.1", "liuxi")
    stricter = sentence(SENTENCES[0]["text"], due="2026-05-31", due_text="5月底前")
    imported(made, (stricter, *SENTENCES[1:]))
    told = "原任务的时限现在是2026年5月31日，下达的时限是2026年6月30日，请收回或者撤回以后再下达"
    assert rows(made) == [(told, "要调整下达")]
    for url in (SOURCE, f"/desk/handed-down/{row.pk}/"):
        assert told in words(signed_in(made, "county-clerk").get(url))
    assert told not in words(signed_in(made, "clerk").get(f"/desk/handed-down/{row.pk}/"))


def test_a_linked_task_is_not_made_laxer_while_it_answers(made):
    row = give(made, "1.1.1", "liuxi", term=Term(Rhythm.ONCE, date(2026, 5, 31)))
    own = builders.commitment(made.plan, "1.1.1")
    clerk = {"by": made["clerk"], "at": LATER}
    set_term(own, rhythm=None, due_on=date(2026, 5, 1), **clerk)
    receiving.accept_with(row, own=own, **clerk)
    laxer = refused("这项任务对应清河县下达的任务，时限不能晚于2026年5月31日。")
    with laxer, unchanged():
        set_term(own, rhythm=None, due_on=None, **clerk)
    assert set_term(own, rhythm=None, due_on=date(2026, 5, 20), **clerk).own_due_on == date(2026, 5, 20)
    recalled(made, row)
    assert set_term(own, rhythm=None, due_on=None, **clerk).own_due_on is None


def test_what_a_village_took_over_is_not_given_to_another_unit(made):
    row = give(made, "", "taoyuan", source=builders.commitment(made.plan), by="clerk")
    listed = take(made, row, by="village-officer")
    told = {"co_owners": [], "by": made["clerk"], "at": LATER}
    way_out = (
        "这项任务是下达给桃园村村民委员会、由它接收的，不能改由别的单位负责；请柳溪镇人民政府先收回，再下达给别的单位。"
    )
    for owner in (made.units["liuxi-dong"], None):
        with refused(way_out), unchanged():
            assign(listed, owner=owner, **told)
    assert assign(listed, owner=made.units["taoyuan"], **told).owner == made.units["taoyuan"]
