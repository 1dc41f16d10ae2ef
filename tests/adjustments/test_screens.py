"""目录调整的页面：what a clerk and a reviewer read, with the same number of queries for few items and for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.adjustments import actions
from mingtang.catalogue.models import Item, Version
from mingtang.catalogue.told import copy_of, facts_of
from tests.builders import moment
from tests.catalogue.conftest import facts, set_up
from tests.pages import errors, signed_in, words

URL = "/desk/catalogue/liuxi/versions/"
AT = moment("2026-04-01")


def test_a_town_without_a_catalogue_is_led_to_the_ready_one(made):
    client = signed_in(made, "clerk")
    assert "设立现成的栏目和目录" in words(client.get(URL))
    answer = client.post("/desk/catalogue/liuxi/set-up/", follow=True)
    assert answer.redirect_chain == [(f"{URL}1/", 302)]
    assert "栏目树已经设立，目录草案已经拟好：请逐项核对，再送审。" in words(answer)
    again = client.post("/desk/catalogue/liuxi/set-up/", follow=True)
    assert "栏目已经齐全，目录没有变化。" in words(again)


def test_the_reviewer_reads_what_changed_and_why(made, fresh_draft):
    item = fresh_draft.items.get(code="nc-shuili")
    actions.change(item, facts=facts_of(item, elements="工程名称；地点；水价"), by=made["clerk"], at=AT)
    actions.add(fresh_draft, facts=facts(), by=made["clerk"], at=AT)
    actions.remove(fresh_draft.items.get(code="cl-shixiang"), by=made["clerk"], at=AT)
    actions.submit(fresh_draft, note="按县里要求调整。", by=made["clerk"], at=AT)
    said = words(signed_in(made, "reviewer").get(f"{URL}2/"))
    for part in (
        "按县里要求调整。",
        "与第 1 版相比 3 处不同",
        "农业农村：农田水利工程建设运营 修改 公开内容（要素）",
        "其他：便民服务热线 新增 整项",
        "筹资筹劳：筹资筹劳 删去 整项",
        "审核通过",
    ):
        assert part in said
    assert "您拟订过这一版，请由另一个人审核。" in words(signed_in(made, "clerk").get(f"{URL}2/"))


def test_what_is_wanting_is_said_where_it_was_typed_and_nothing_is_lost(made, fresh_draft):
    client = signed_in(made, "clerk")
    told = {
        "art": "20.15", "first": "其他", "second": "热线", "elements": "电话", "limit": "及时公开", "subject": "镇政府",
        "cadence": "yearly", "within": "20", "stale_after": "0", "early": "15", "yearly_by": "02-30",
    }  # fmt: skip
    answer = client.post(f"{URL}2/new/", told)
    assert answer.status_code == 422
    assert errors(answer) == ["每年最晚的月日：请写成两位的月和日，例如 01-31。2 月最晚写到 02-28。"]
    again = client.post(f"{URL}2/new/", {**told, "yearly_by": "02-28"})
    assert errors(again) == [
        "请至少选一种公开渠道和载体。",
        "请至少选一种公开对象。",
        "请至少选一种公开方式。",
        "请至少选一种公开层级。",
    ]
    assert 'value="热线"' in again.content.decode()


@pytest.mark.parametrize("address", [URL, f"{URL}2/", f"{URL}2/new/", f"{URL}2/items/bt-zhengce/"])
def test_the_screens_ask_as_often_for_three_hundred_items(made, fresh_draft, address):
    client = signed_in(made, "clerk")

    def queries():
        with CaptureQueriesContext(connection) as counted:
            assert client.get(address).status_code == 200
        return len(counted)

    queries()
    few = queries()
    item = fresh_draft.items.get(code="bt-zhengce")
    Item.rows.bulk_create(copy_of(item, version=fresh_draft, code=f"x{n}", second=f"第{n}项") for n in range(300))
    assert queries() == few


def test_there_are_many_versions_and_the_list_asks_no_oftener(made, version):
    client = signed_in(made, "clerk")

    def queries():
        with CaptureQueriesContext(connection) as counted:
            client.get(URL)
        return len(counted)

    queries()
    few = queries()
    for _ in range(20):
        draft = actions.draft(made.organ, by=made["clerk"], at=AT)
        Version.rows.filter(pk=draft.pk).update(state="dropped")
    assert (Version.rows.count(), queries()) == (21, few)


def test_a_draft_shows_what_comes_from_above(made, version):
    actions.set_up(made.units["taoyuan"], by=made["clerk"], at=AT)
    said = words(signed_in(made, "clerk").get("/desk/catalogue/taoyuan/versions/1/"))
    assert "村级财务收支" in said
    assert "承接柳溪镇" in said
    assert set_up(made, at=AT) is None
