"""页面：what each side reads, without anybody's name, with what was typed coming back, in constant queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.delegation.models import HandDown
from mingtang.law.delegation import HandDownState
from mingtang.law.units import UnitKind
from mingtang.organs.models import Unit
from mingtang.workplan.models import Commitment
from tests import builders
from tests.delegation.acts import ACTS, AT, fresh, give, take
from tests.pages import errors, signed_in, words

MANY = 300
SOURCE = "/desk/plans/qinghe/2026/1.1.1/"
FORM = {"text": "公布补贴发放结果。", "rhythm": "once", "due_on": "2026-06-30", "note": "交截图。"}
NAMES = {name for _, name, *_ in builders.PEOPLE} | {"县专员", "县审核"}


def test_a_county_hands_down_by_whole_kinds_and_sees_who_answers(made):
    client = signed_in(made, "county-clerk")
    page = words(client.get(f"{SOURCE}hand-down/"))
    assert "下级各机关" in page
    done = client.post(f"{SOURCE}hand-down/", {**FORM, "whole": [UnitKind.ADMINISTRATIVE_ORGAN.value]})
    assert done.url == f"{SOURCE}#handed-down"
    page = words(client.get(SOURCE))
    assert "已下达给 2 个单位，等它们接收。" in page
    assert "直接下达：0 个单位接收，已完成 0 个，2 个待接收" in page


def test_a_form_that_is_refused_comes_back_as_it_was_typed(made):
    client = signed_in(made, "county-clerk")
    response = client.post(f"{SOURCE}hand-down/", {**FORM, "due_on": "2026-07-31", "targets": ["liuxi"]})
    assert response.status_code == 422
    assert errors(response) == ["原任务的时限是2026年6月30日，下达的时限要写明，不能更晚。"]
    assert "公布补贴发放结果。" in words(response)
    assert HandDown.rows.count() == 0


def test_the_receiver_reads_what_is_asked_and_answers(made, sent):
    client = signed_in(made, "clerk")
    assert "清河县下达给柳溪镇" in words(client.get("/desk/handed-down/"))
    url = f"/desk/handed-down/{sent.pk}/"
    page = words(client.get(url))
    assert "作为新的任务列入台账" in page
    assert "看上去像、但不能对应的：" in page
    done = client.post(f"{url}accept/", {"own": "", "shown": sent.digest}, follow=True)
    assert done.redirect_chain[-1][0] == "/desk/plans/liuxi/2026/%E4%BA%A41/"
    page = words(done)
    assert "已接收，在台账里是第 交1 条。" in page
    assert "上级下达：清河县第 1.1.1 条" in page
    assert "清河县第 1.1.1 条" in words(client.get("/desk/ledger/"))


def test_whoever_gave_to_organs_is_led_to_how_far_they_are_and_nobody_else(made, sent):
    told = {who: words(signed_in(made, who).get("/desk/handed-down/?side=given")) for who in ("county-clerk", "clerk")}
    assert [who for who, page in told.items() if "各机关办得怎样" in page] == ["county-clerk"]
    assert "柳溪镇" in words(signed_in(made, "county-clerk").get("/desk/county/"))


def test_a_town_answers_with_a_task_that_its_plan_has(made):
    row = give(made, "1.1.1", "liuxi")
    own = builders.commitment(made.plan)
    client = signed_in(made, "clerk")
    done = client.post(f"/desk/handed-down/{row.pk}/accept/", {"own": str(own.pk), "shown": row.digest})
    assert done.url == "/desk/plans/liuxi/2026/1.1.1/"
    assert fresh(row).is_linked


def test_neither_side_reads_a_name(made, sent):
    listed = take(made, sent)
    builders.accepted(listed, by=made["clerk"], judge=made["reviewer"], title="镇里公示")
    url = f"/desk/handed-down/{sent.pk}/"
    for username, address in (("county-leader", SOURCE), ("county-leader", url), ("leader", url)):
        page = signed_in(made, username).get(address).content.decode().split("<main")[1].split('id="events"')[0]
        own = {"县领导", "方领导"}
        assert {name for name in NAMES - own if name in page and not name.startswith("县")} == set()
    assert "镇里公示" in words(signed_in(made, "county-leader").get(SOURCE))


def test_why_it_came_back_is_read_where_it_is_reworded(made, sent):
    ACTS[HandDownState.RETURNED](made, sent)
    client = signed_in(made, "county-clerk")
    assert "没有权限。" in words(client.get(SOURCE))
    assert "退回的理由：没有权限。" in words(client.get("/desk/handed-down/?side=given&show=returned"))
    url = f"/desk/handed-down/{sent.pk}/"
    assert client.post(f"{url}again/", FORM).status_code == 302
    assert "修改后重新下达" in words(client.get(url))
    assert client.post(f"{url}withdraw/").status_code == 302
    assert fresh(sent).stands is HandDownState.WITHDRAWN


def test_an_act_that_is_refused_says_why(made, sent):
    client = signed_in(made, "county-clerk")
    url = f"/desk/handed-down/{sent.pk}/"
    response = client.post(f"{url}recall/", {"recall-reason": "不办了。"})
    assert (response.status_code, fresh(sent).stands) == (422, HandDownState.SENT)
    assert "任务由清河县人民政府的政务公开专员下达。" in words(signed_in(made, "county-leader").get(SOURCE))
    assert client.post(f"{SOURCE}quote/", {"evidence": "1"}).status_code == 404


def grown(made, number):
    """Villages of the town that took the task over, so that there are as many as asked for."""
    source, here = builders.commitment(made.plan), Unit.rows.filter(code__startswith="cun").count()
    district = made.units["liuxi-dong"]
    villages = Unit.rows.bulk_create(
        Unit(
            code=f"cun{n}",
            name=f"第{n}村村民委员会",
            short_name=f"第{n}村",
            kind=UnitKind.VILLAGE_BODY.value,
            parent=district,
            organ=made.organ,
            path=f"{district.path}cun{n}/",
        )
        for n in range(here, number)
    )
    told = {"section": source.section, "kind": "task", "text": "公开。", "rhythm": "once", "demand": "0" * 64}
    listed = Commitment.rows.bulk_create(
        Commitment(plan=made.plan, key=f"村{unit.code}", position=9000, owner=unit, **told) for unit in villages
    )
    HandDown.rows.bulk_create(
        HandDown(
            commitment=source,
            target=unit,
            text="公开。",
            rhythm="once",
            state="sent",
            sent_by=made["clerk"],
            sent_at=AT,
        )
        for unit in villages
    )
    for unit, row in zip(villages[: len(villages) // 2], listed, strict=False):
        taken = {"state": "accepted", "accepted_by": made["district-officer"], "accepted_at": AT, "listed": row}
        HandDown.rows.filter(target=unit).update(**taken)


@pytest.mark.parametrize(
    ("username", "url"),
    [
        ("clerk", "/desk/handed-down/?side=given"),
        ("district-officer", "/desk/handed-down/"),
        ("clerk", "/desk/plans/liuxi/2026/1.1.1/"),
        ("clerk", "/desk/plans/liuxi/2026/1.1.1/hand-down/"),
        ("clerk", "/desk/ledger/"),
    ],
)
def test_a_list_asks_as_often_for_a_few_units_as_for_three_hundred(made, username, url):
    client, counts = signed_in(made, username), []
    for number in (4, MANY):
        grown(made, number)
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
