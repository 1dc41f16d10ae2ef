"""清单：two windows on one row, what is needed, a second look before a row goes, and what the public sees now."""

from mingtang.registers.models import Register
from mingtang.ui.opened import CHANGED_SINCE
from tests.builders import moment
from tests.pages import signed_in, words
from tests.registers.conftest import URL, power, released, row

OPENED = 'name="opened_as" value="'


def opened_as(page):
    return page.content.decode().partition(OPENED)[2][:16]


def test_the_second_of_two_windows_does_not_write_over_the_first(made, powers):
    client, url = signed_in(made, "officer"), f"{URL}rows/{row(powers, 'QL-001').pk}/"
    opened = {"opened_as": opened_as(client.get(url))}
    cells = {f"cell-{key}": value for key, value in power().items()}
    assert client.post(url, cells | opened | {"cell-duties": "第一个窗口。"}).status_code == 302
    late = client.post(url, cells | opened | {"cell-duties": "第二个窗口。"})
    told, shown = words(late), late.content.decode()
    assert [CHANGED_SINCE in told, "第一个窗口。" in told, "第二个窗口。" in shown] == [True, True, True]
    assert (late.status_code, row(powers, "QL-001").cells["duties"]) == (422, "第一个窗口。")
    again = {"opened_as": opened_as(late), "cell-duties": "第二个窗口。"}
    assert client.post(url, cells | again).status_code == 302


def test_the_facts_of_a_list_are_not_written_over_unseen_either(made, powers):
    client, url = signed_in(made, "clerk"), f"{URL}change/"
    opened = {"opened_as": opened_as(client.get(url)), "review_months": 12}
    assert client.post(url, opened | {"title": "第一个窗口的名称"}).status_code == 302
    late = client.post(url, opened | {"title": "第二个窗口的名称"})
    assert [late.status_code, CHANGED_SINCE in words(late), "第一个窗口的名称" in words(late)] == [422, True, True]
    assert Register.rows.get().title == "第一个窗口的名称"


def test_what_is_needed_is_marked_so(made, powers):
    page = words(signed_in(made, "officer").get(f"{URL}rows/new/"))
    assert ["事项名称 必填" in page, "事项名称 可不填" in page] == [True, False]


def test_a_row_goes_only_after_a_second_look(made, powers):
    assert "从草稿里删去“农村宅基地审批”，填过的各格一起删去。 确认删去" in words(signed_in(made, "clerk").get(URL))


def test_the_desk_tells_the_version_in_force_and_the_one_that_is_announced(made, powers, monkeypatch):
    client = signed_in(made, "clerk")
    released(made, powers, at=moment("2026-03-10"))
    released(made, powers, at=moment("2026-03-20"), effective_on=moment("2027-03-01").date())
    monkeypatch.setattr("mingtang.ui.clock.now", lambda: moment("2026-03-21"))
    told = "公众现在看到的是第 1 版，从2026年3月10日起生效。第 2 版从2027年3月1日起生效。"
    assert told in words(client.get(URL))
