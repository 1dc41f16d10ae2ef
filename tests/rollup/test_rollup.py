"""汇总：states through the levels, counts that equal the states one by one, sight, and evidence quoted from below."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingtang.delegation.actions.receiving import send_back
from mingtang.delegation.models import HandDown
from mingtang.delegation.queries.hand_downs import given as handed_by
from mingtang.delegation.queries.hand_downs import hand_down_at, received
from mingtang.evidence.actions.evidence import accept, revoke
from mingtang.evidence.actions.rules import look, set_rule
from mingtang.evidence.models import Evidence
from mingtang.law.commitments import EvidenceFact, state_of
from mingtang.law.delegation import HandDownState
from mingtang.rollup.actions.quoting import quote
from mingtang.rollup.queries.levels import QUOTED, roll_up
from mingtang.rollup.source import EvidenceFromBelow
from mingtang.workplan.models import Commitment
from tests import builders
from tests.builders import moment
from tests.delegation.acts import ACTS, LATER, fresh, give, of_county, quoted, take
from tests.evidence.test_states import photograph
from tests.refusals import refused
from tests.roles import undone

ON = date(2026, 3, 5)


@pytest.fixture
def chain(made):
    """County → 柳溪镇 → 东管理区 and 桃园村; 山前镇 sent it back. The village has evidence accepted."""
    town, neighbour = give(made, "1.1.1", "liuxi", "shanqian")
    send_back(neighbour, reason="没有补贴。", by=made["neighbour-clerk"], at=LATER)
    made.listed = take(made, town)
    district, village = give(made, "", "liuxi-dong", "taoyuan", source=made.listed, by="clerk")
    take(made, district, by="district-officer")
    made.of_village = take(made, village, by="village-officer")
    made.piece = builders.accepted(made.of_village, by=made["village-officer"], judge=made["clerk"], title="村里公示")
    return made


def test_the_county_sees_every_level_with_states_evidence_and_why_it_came_back(chain):
    told = [
        (
            one.depth,
            one.hand_down.target.code,
            one.hand_down.state,
            one.listed.state if one.listed else "",
            one.newest.title if one.newest else "",
            one.sent_back.reason if one.sent_back else "",
        )
        for one in roll_up(of_county(chain), on=ON).branches
    ]
    assert told == [
        (1, "liuxi", "accepted", "not_started", "", ""),
        (2, "liuxi-dong", "accepted", "not_started", "", ""),
        (2, "taoyuan", "accepted", "in_progress", "村里公示", ""),
        (1, "shanqian", "returned", "", "", "没有补贴。"),
    ]
    levels = [(one.depth, one.total, one.waiting, one.returned) for one in roll_up(of_county(chain), on=ON).levels]
    assert levels == [(1, 1, 0, 1), (2, 2, 0, 0)]


def test_a_town_does_not_see_what_its_neighbour_got(chain):
    at = LATER
    ours, theirs = HandDown.rows.get(target=chain.organ), HandDown.rows.get(target=chain.neighbour)
    assert hand_down_at(theirs.pk, viewer=chain["clerk"], at=at) is None
    assert hand_down_at(ours.pk, viewer=chain["neighbour-clerk"], at=at) is None
    assert list(received(chain["neighbour-clerk"], at=at)) == [theirs]
    assert set(handed_by(chain["county-clerk"], at=at)) == {ours, theirs}
    assert list(handed_by(chain["neighbour-clerk"], at=at)) == []
    assert [one.target.code for one in received(chain["village-officer"], at=at)] == ["taoyuan"]
    assert not Commitment.seen_by(chain["county-clerk"], at=at).filter(pk=chain.listed.pk).exists()


FATES = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 63), st.booleans()), max_size=8
)  # which unit, how many days before, whether it completes


@given(pieces=FATES)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_counts_equal_the_states_computed_one_by_one(chain, pieces):
    with undone():
        rows = [one.hand_down.listed_id for one in roll_up(of_county(chain), on=ON).branches if one.counts]
        facts = {pk: [] for pk in rows}
        facts[chain.of_village.pk].append(EvidenceFact(on=chain.piece.on))
        for which, days, completing in pieces:
            row = Commitment.rows.select_related("plan__unit").get(pk=rows[which % len(rows)])
            day = date(2026, 1, 1 + days % 31)
            made = builders.evidence(row, by=chain["clerk"], on=day, title=f"公示{len(facts[row.pk])}")
            accept(made, completing=completing, by=chain["reviewer"], at=LATER)
            facts[row.pk].append(EvidenceFact(on=day, completing=completing))
        by_hand = Counter(state_of(facts[pk], on=ON).value for pk in rows)
        counted = Counter()
        for level in roll_up(of_county(chain), on=ON).levels:
            counted.update(level.states)
        assert {state: number for state, number in counted.items() if number} == dict(by_hand)


def test_evidence_from_below_is_quoted_once_and_waits_for_another_person(chain):
    made = quoted(chain, chain.piece)
    assert (made.kind, made.title, made.on, made.ref_id) == (
        QUOTED,
        "桃园村：村里公示",
        chain.piece.on,
        str(chain.piece.pk),
    )
    assert (made.submitted_by, made.is_waiting) == (chain["county-clerk"], True)
    with refused("提交人不能认定自己的佐证，请由另一个人认定。"):
        accept(Evidence.rows.get(pk=made.pk), completing=False, by=chain["county-clerk"], at=LATER)
    accept(Evidence.rows.get(pk=made.pk), completing=False, by=chain["county-reviewer"], at=LATER)
    with refused("这份佐证已经引用。"):
        quoted(chain, chain.piece)
    assert [one.against_quoting for one in roll_up(of_county(chain), on=ON).branches] == [
        "还没有认定过的佐证。",
        "还没有认定过的佐证。",
        "已经引用。",
        "还没有认定过的佐证。",
    ]


def test_what_does_not_count_or_comes_from_elsewhere_is_not_quoted(chain):
    own = builders.accepted(builders.commitment(chain.plan), by=chain["officer"], judge=chain["clerk"])
    with refused("只能引用接收了这项任务的单位的佐证。"):
        quoted(chain, own)
    with refused("佐证和进展由责任单位、配合单位的承办人或本机关政务公开专员提交。"):
        quote(of_county(chain), piece=chain.piece, by=chain["county-leader"], at=LATER)
    pictured = builders.accepted(
        chain.of_village,
        by=chain["village-officer"],
        judge=chain["clerk"],
        kind="file",
        url="",
        title="现场",
        attachment=photograph(chain),
    )
    with refused("只有照片的佐证不能引用。"):
        quoted(chain, pictured)
    revoke(chain.piece, reason="附错。", by=chain["clerk"], at=LATER)
    with refused("只有认定过的佐证才能引用。"):
        quoted(chain, chain.piece)


def test_a_rule_brings_what_the_units_beneath_had_accepted(chain):
    found = EvidenceFromBelow().find(chain.units["qinghe"], "公示", since=date(2026, 1, 1), until=ON)
    assert list(found) == []
    piece = builders.accepted(chain.listed, by=chain["clerk"], judge=chain["reviewer"], title="镇里公示")
    rule = set_rule(of_county(chain), source=QUOTED, words="公示", by=chain["county-clerk"], at=LATER)
    assert look(rule.pk, at=moment("2026-03-06")) == 1
    brought = Evidence.rows.get(kind=QUOTED)
    assert (brought.title, brought.ref_id, brought.is_waiting) == ("柳溪镇：镇里公示", str(piece.pk), True)
    assert look(rule.pk, at=moment("2026-03-07")) == 0


def test_what_was_recalled_counts_no_more_and_says_so(chain):
    row = HandDown.rows.get(target=chain.organ)
    ACTS[HandDownState.RECALLED](chain, fresh(row))
    told = roll_up(of_county(chain), on=ON)
    assert [(one.hand_down.target.code, one.counts) for one in told.branches] == [("liuxi", False), ("shanqian", False)]
    assert [level.total for level in told.levels] == [0]
