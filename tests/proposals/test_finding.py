"""找出来：what several people asked for, and what was looked for in vain; done twice, nothing is found twice."""

from datetime import date, timedelta

import pytest

from mingtang.audit.models import Entry
from mingtang.index import actions as index
from mingtang.law.demand import DemandRule
from mingtang.proposals.actions.finding import find
from mingtang.proposals.alike import Asked, groups
from mingtang.proposals.due import ProposalsFound
from mingtang.proposals.models import Asking, PublishProposal
from tests.proposals.conftest import AT, CANAL, ON, case, proposed, public

LAND = "subject:land"


def found():
    """Every proposal with the serials of its applications."""
    rows = PublishProposal.rows.order_by("pk")
    return [(row.source, row.title, sorted(row.askings.values_list("application__serial", flat=True))) for row in rows]


def refuse(proposal, made, *, at=AT):
    """Decided not to publish, by two."""
    told = {"state": "refused", "reason": "涉及第三方", "decided_by": made["clerk"], "decided_at": at}
    PublishProposal.rows.filter(pk=proposal.pk).update(**told, confirmed_by=made["leader"], confirmed_at=at)


def test_two_people_who_got_the_same_are_a_proposal(made):
    case(made, title="2025年灌渠清淤工程验收报告", person="p1")
    case(made, title=CANAL, person="p2", outcome="R2")
    case(made, title="低保名单", person="p3")
    assert find(made.organ, at=AT) == 1
    assert found() == [("asked", CANAL, [1, 2])]


@pytest.mark.parametrize(
    "other",
    [
        {"person": "p1"},
        {"person": ""},
        {"person": "p2", "outcome": "R3.2"},
        {"person": "p2", "ended_on": date(2025, 5, 31), "received_on": date(2025, 5, 1)},
        {"person": "p2", "title": "低保标准"},
        {"person": "p2", "unit": "shanqian"},
        {"person": "p2", "state": "handling", "outcome": "", "ended_on": None},
    ],
    ids=["the same person", "nobody", "refused", "long ago", "another thing", "another organ", "not answered"],
)
def test_what_is_not_asked_often_is_no_proposal(made, other):
    case(made, title=CANAL, person="p1")
    case(made, **{"title": CANAL} | other)
    assert find(made.organ, at=AT) == 0
    assert found() == []


def test_what_the_titles_leave_over_is_joined_by_its_topic(made):
    case(made, title=CANAL, person="p1", topic=LAND)
    case(made, title=CANAL, person="p2", topic=LAND)
    case(made, title="征地批复", person="p3", topic=LAND, name="国土资源、能源")
    case(made, title="", person="p4", topic=LAND, name="国土资源、能源")
    assert find(made.organ, at=AT) == 2
    assert found() == [("asked", CANAL, [1, 2]), ("asked", "国土资源、能源", [3, 4])]


def test_done_again_nothing_is_found_and_one_more_applicant_joins(made):
    case(made, title=CANAL, person="p1")
    case(made, title=CANAL, person="p2")
    assert (find(made.organ, at=AT), find(made.organ, at=AT)) == (1, 0)
    case(made, title=CANAL, person="p3")
    assert find(made.organ, at=AT) == 1
    assert found() == [("asked", CANAL, [1, 2, 3])]
    assert list(Entry.rows.filter(verb__startswith="proposals").values_list("verb", flat=True)) == [
        "proposals.propose", "proposals.asked-again"
    ]  # fmt: skip


def test_what_was_refused_needs_enough_new_applicants(made):
    before = proposed(made)
    Asking.rows.create(proposal=before, application=case(made, title=CANAL, person="p1"))
    refuse(before, made)
    case(made, title=CANAL, person="p2")
    assert find(made.organ, at=AT) == 0
    case(made, title=CANAL, person="p3")
    assert find(made.organ, at=AT) == 1
    assert found()[1:] == [("asked", CANAL, [2, 3])]


def test_the_numbers_are_the_organs_own(made, settings):
    settings.MINGTANG_DEMAND_PERSONS = 3
    for person in ("p1", "p2"):
        case(made, title=CANAL, person=person)
    assert find(made.organ, at=AT) == 0
    case(made, title=CANAL, person="p3")
    assert find(made.organ, at=AT) == 1


def looked(words, *, days, organ="liuxi", before=0):
    for day in range(days):
        index.miss(words, organ=organ, at=AT - timedelta(days=day + before))


def test_what_was_looked_for_in_vain_on_three_days_is_a_proposal_once(made):
    looked("危房改造名单", days=3)
    looked("只找了两天", days=2)
    looked("别处的词", days=3, organ="shanqian")
    looked("很久以前的词", days=3, before=380)
    assert (find(made.organ, at=AT), find(made.organ, at=AT)) == (1, 0)
    assert found() == [("missed", "危房改造名单", [])]


def test_what_can_be_found_now_is_no_proposal(made):
    looked("危房改造名单", days=3)
    public(title="2026年危房改造名单")
    assert find(made.organ, at=AT) == 0


def test_what_was_looked_for_everywhere_goes_to_the_topmost_organ(made):
    looked("全县供水规划", days=3, organ="")
    assert find(made.organ, at=AT) == 0
    assert find(made.units["qinghe"], at=AT) == 1
    looked("乡镇机构职责", days=3, organ="")
    public(title="柳溪镇乡镇机构职责")
    assert find(made.units["qinghe"], at=AT) == 0


def test_words_that_were_refused_come_back_after_the_months_of_the_rule(made):
    words = proposed(made, source="missed", title="危房改造名单")
    refuse(words, made)
    looked("危房改造名单", days=3)
    assert find(made.organ, at=AT) == 0
    later = AT + timedelta(days=370)
    for day in range(3):
        index.miss("危房改造名单", organ="liuxi", at=later - timedelta(days=day))
    assert find(made.organ, at=later) == 1


def test_a_number_of_a_person_is_never_proposed(made):
    looked("13800138000", days=3)
    assert find(made.organ, at=AT) == 0


def test_a_village_body_has_no_proposals(made):
    assert find(made.units["taoyuan"], at=AT) == 0


def test_every_day_every_organ_is_looked_through_and_a_second_run_says_nothing(made):
    case(made, title=CANAL, person="p1")
    case(made, title=CANAL, person="p2")
    task = ProposalsFound()
    assert set(task.due(on=ON, at=AT)) == {made.units[code].pk for code in ("qinghe", "liuxi", "shanqian")}
    assert task.do(made.organ.pk, at=AT) == "转主动公开建议新增或者增加依据 1 处。"
    assert task.do(made.organ.pk, at=AT) is None


def test_no_application_stands_in_two_groups():
    titles = ["灌渠验收", "灌渠验收报告", "", "征地批复", "征地批复文件", "灌渠"]
    asked = [Asked(key, titles[key % 6], f"t{key % 3}" if key % 4 else "", "主题", f"p{key % 5}") for key in range(60)]
    told = groups(asked, DemandRule())
    keys = [one.key for group in told for one in group.asked]
    assert len(keys) == len(set(keys))
    assert all(len({one.person for one in group.asked}) >= 2 for group in told)
