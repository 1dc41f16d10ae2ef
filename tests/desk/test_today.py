"""今日：what waits, in which order, and how many queries it takes."""

import pytest

from mingtang.audit.actions import record
from mingtang.desk.queries import county, today
from mingtang.editorial.actions import approve, sign_and_release
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.progress.actions import submit_for_publication
from tests import builders
from tests.builders import moment
from tests.desk.conftest import as_

AT = moment("2026-06-22")
CLEAR = FOUND_CLEAR


@pytest.fixture
def plan(made):
    return builders.plan_of(made)


@pytest.fixture
def submitted(made, plan):
    return submit_for_publication(plan, by=made["clerk"], at=moment("2026-06-19"))


def told(made, username, at=AT):
    return [(row.sentence, row.words, row.step) for row in today.rows(made[username], at=at)]


def test_what_waits_for_my_signature_comes_first(made, plan, submitted):
    builders.evidence(builders.commitment(plan), by=made["officer"], at=moment("2026-06-01"))
    assert [step for _, _, step in told(made, "reviewer")] == ["去审核", "去认定"]
    assert told(made, "reviewer")[0] == (
        "《柳溪镇2026年政务公开工作要点落实情况》等您审签后公布",
        "待审核，还有 1 个工作日",
        "去审核",
    )
    assert [step for _, _, step in told(made, "leader")] == ["去认定"]
    approve(submitted, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=moment("2026-06-22 08:00"))
    assert told(made, "leader")[0][1:] == ("待签发，还有 1 个工作日", "去签发")
    assert [step for _, _, step in told(made, "reviewer")] == ["去认定"]


def test_an_officer_sees_their_own_tasks_and_nobody_elses(made, plan):
    [mine] = today.my_tasks(made["officer"], at=AT)
    assert [row.commitment.key for row in mine.rows] == ["1.1.2", "1.1.1"]
    assert (mine.total, mine.post.unit.code) == (2, "liuxi-nyb")
    [village] = today.my_tasks(made["village-officer"], at=AT)
    assert [row.commitment.key for row in village.rows] == ["1.3.2"]
    assert today.my_tasks(made["clerk"], at=AT) == []
    assert today.my_tasks(made["neighbour-officer"], at=AT) == []


def test_a_finished_task_leaves_my_list(made, plan):
    row = builders.commitment(plan)
    builders.accepted(row, by=made["officer"], judge=made["reviewer"], completing=True)
    [mine] = today.my_tasks(made["officer"], at=AT)
    assert ([row.commitment.key for row in mine.rows], mine.total) == (["1.1.2"], 2)


def test_the_figures_are_of_the_own_organ(made, plan):
    counts = today.overview(made["leader"], at=AT).counts
    assert (counts["total"], counts["not_started"], counts["late"]) == (5, 5, 3)
    assert today.overview(made["neighbour-leader"], at=AT) is None
    assert today.overview(made["officer"], at=AT) is None


def test_an_inspector_sees_duties_of_the_organs_beneath(made, plan, submitted):
    def seen(username):
        return [
            (row.organ.code, row.counts["total"], row.counts["not_started"], row.edition and row.edition["number"])
            for row in county.rows(made[username], year=2026, at=AT)
        ]

    assert seen("county-inspector") == [("qinghe", 0, 0, None), ("liuxi", 5, 5, None), ("shanqian", 0, 0, None)]
    approve(submitted, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT)
    sign_and_release(submitted, ticks=EVERY_TICK, by=made["leader"], at=AT)
    assert seen("inspector") == [("liuxi", 5, 5, 1)]
    assert seen("clerk") == []


def test_the_steps_of_the_publication_day_are_shown_until_it_is_public(made, plan, submitted):
    [one] = today.computed(made["clerk"], at=AT)
    assert (one.title, one.due.due) == (plan.title, plan.publish_by_on)
    assert len(one.due.steps) > 1
    assert today.computed(made["leader"], at=AT) == []
    approve(submitted, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT)
    sign_and_release(submitted, ticks=EVERY_TICK, by=made["leader"], at=AT)
    assert today.computed(made["clerk"], at=AT) == []


def test_the_first_visit_is_greeted_and_the_second_is_not(made):
    person = made["clerk"]
    assert today.is_first_visit(person) is True
    for _ in range(2):
        record("liuxi", by=person, verb="access.sign_in", of=person, at=AT)
    assert today.is_first_visit(person) is False


def test_somebody_without_a_post_is_told_whom_to_ask(made):
    page = as_(made, "postless").get("/desk/").content.decode()
    assert "没有岗位就没有要办的事，也看不到本机关的内容。请联系本单位管理员任命。" in page


def test_the_heartbeat_stands_on_the_page(made):
    assert as_(made, "clerk").get("/desk/").context["heartbeat"].words == "到期检查还没有运行过"


def test_thirty_things_to_do_take_as_many_queries_as_a_few(
    made, plan, submitted, django_assert_num_queries, django_assert_max_num_queries
):
    clients = {username: as_(made, username) for username in ("reviewer", "officer", "county-inspector")}
    row = builders.commitment(plan)
    builders.evidence(row, by=made["officer"])
    counted = {}
    for username, client in clients.items():
        with django_assert_max_num_queries(64) as captured:
            client.get("/desk/")
        counted[username] = len(captured.captured_queries)
    for number in range(30):
        builders.evidence(row, by=made["officer"], title=f"佐证{number}")
    builders.plan_of(made, unit=made.neighbour)
    for username, client in clients.items():
        with django_assert_num_queries(counted[username]):
            client.get("/desk/")


def test_the_figures_lead_to_the_rows_that_they_count(made, plan):
    page = as_(made, "leader").get("/desk/").content.decode()
    ledger = "/desk/ledger/?organ=liuxi&amp;year=2026"
    wanted = ("due=late", "due=soon", "state=waiting", "office=none")
    assert [f'href="{ledger}&amp;{part}"' in page for part in wanted] == [True] * 4
