"""目录的页面：what is asked is what is shown, empty states teach, and three hundred items ask no oftener."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.adjustments import actions as adjustments
from mingtang.catalogue.models import Column, Item
from mingtang.catalogue.told import copy_of
from mingtang.ui import clock
from tests.builders import moment
from tests.catalogue.conftest import in_force, item_of
from tests.pages import signed_in, words

URL = "/desk/catalogue/"


def test_a_unit_without_a_catalogue_is_led_to_set_one_up(made):
    said = words(signed_in(made, "clerk").get(URL))
    assert "还没有执行中的目录" in said
    assert "去设立" in said


def test_an_item_shows_its_duty_its_day_and_what_is_placed_in_it(made, version, placed):
    newest = clock.today() - timedelta(days=3)
    placed("bt-zhengce", newest, 2)
    said = words(signed_in(made, "officer").get(f"{URL}liuxi/items/bt-zhengce/"))
    assert "更新及时" in said
    assert "形成以后限时公开，365 天没有新的内容算过期，提前 15 天预警" in said
    assert "一件公开件" in said
    assert "最近一次公开，当日不计入" in said


def test_the_list_is_filtered_and_says_so_when_nothing_fits(made, version, placed):
    client = signed_in(made, "clerk")
    placed("bt-zhengce", clock.today())
    said = words(client.get(f"{URL}?unit=liuxi&state=fresh"))
    assert "补贴政策依据" in said
    assert "补贴结果" not in said
    assert "没有符合的事项" in words(client.get(f"{URL}?unit=liuxi&q=没有这样的事项"))


def test_a_difference_with_the_catalogue_above_is_told_on_the_list(made, version):
    in_force(made, adjustments.set_up(made.units["taoyuan"], by=made["clerk"], at=moment("2026-04-01")))
    draft = adjustments.draft(made.organ, by=made["clerk"], at=moment("2026-04-02"))
    adjustments.remove(draft.items.get(code="cw-zhongda"), by=made["clerk"], at=moment("2026-04-02"))
    in_force(made, draft, at=moment("2026-04-03"))
    assert "与上级目录有 1 处差别，还没有承接。" in words(signed_in(made, "clerk").get(f"{URL}?unit=taoyuan"))


def test_the_map_says_its_finding_in_words(made, version, placed):
    placed("bt-zhengce", clock.today())
    said = words(signed_in(made, "leader").get(f"{URL}liuxi/coverage/"))
    assert "10 项里有 1 项公开过内容，占 10%。" in said


def test_the_screens_ask_as_often_for_three_hundred(made, version, placed):
    client = signed_in(made, "clerk")
    addresses = (f"{URL}?unit=liuxi", f"{URL}liuxi/radar/", f"{URL}liuxi/coverage/", f"{URL}liuxi/items/bt-zhengce/")

    def queries():
        counts = []
        for address in (*addresses, "/desk/"):
            with CaptureQueriesContext(connection) as counted:
                assert client.get(address).status_code == 200
            counts.append(len(counted))
        return counts

    queries()
    few = queries()
    draft = adjustments.draft(made.organ, by=made["clerk"], at=moment("2026-04-01"))
    item = item_of(made, "bt-zhengce")
    Item.rows.bulk_create(copy_of(item, version=draft, code=f"x{n}", second=f"第{n}项") for n in range(300))
    in_force(made, draft, at=moment("2026-04-02"))
    day = moment("2026-03-02").date()
    Column.rows.bulk_create(
        Column(unit=made.organ, slug=f"x{n}", name=f"第{n}个", part="other", made_on=day) for n in range(300)
    )
    in_force(made, adjustments.set_up(made.units["liuxi-dong"], by=made["clerk"], at=moment("2026-04-02")))
    assert queries() == few
