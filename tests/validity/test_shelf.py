"""文件库：what an organ has made, and what of it was in force on a day, with the edition of that day."""

from datetime import date

from mingtang.law.metadata import Validity
from mingtang.law.validity import Tie
from mingtang.validity.actions.lives import end, set_term
from mingtang.validity.actions.relations import relate
from tests.builders import moment
from tests.pages import words
from tests.validity.conftest import LATER, public

URL = "/liuxi/policies/"


def items(client, query=""):
    told = client.get(f"{URL}index.json{query}").json()
    return [(row["title"], row["validity"], row["validity_now"]) for row in told["items"]]


def test_the_shelf_answers_for_a_day(made, client):
    old = {"made_on": date(2020, 5, 1), "in_force_on": date(2020, 6, 1)}
    older = public(made, "旧办法", **old)
    newer = public(made, "新办法", number="柳政发〔2026〕9号")
    basis = {"basis": "会议决定。", "by": made["leader"], "at": LATER}
    end(older, kind=Validity.REPEALED, on=date(2024, 5, 1), **basis)
    set_term(newer, until_on=date(2031, 2, 28), register_number="LIUXI-2026-0001", at=LATER)
    assert items(client) == [("新办法", "valid", "valid"), ("旧办法", "repealed", "repealed")]
    assert items(client, "?on=2024-04-30") == [("旧办法", "valid", "repealed")]
    assert items(client, "?on=2024-05-01") == []
    page = client.get(f"{URL}?on=2024-04-30").content.decode()
    assert ("2024年4月30日有效的 1 件" in page, "有效（现在废止）" in page, "新办法" in page) == (True, True, False)


def test_a_repeal_that_was_entered_late_is_told_with_the_day_of_its_entry(made, client):
    older = public(made, "旧办法", made_on=date(2020, 5, 1), in_force_on=date(2020, 6, 1))
    newer = public(made, "新办法", number="柳政发〔2026〕9号", in_force_on=date(2026, 3, 4))
    relate(newer, tie=Tie.REPEALS, other=older, by=made["leader"], at=moment("2026-06-01"))
    assert items(client, "?on=2026-03-03") == [("旧办法", "valid", "repealed")]
    assert items(client, "?on=2026-05-31") == [("新办法", "valid", "valid"), ("旧办法", "repealed", "repealed")]
    assert items(client, "?on=2026-06-01") == [("新办法", "valid", "valid")]
    page = words(client.get(f"{URL}?on=2026-05-31"))
    assert "2026年6月1日登记废止，那天页面上还是有效" in page
    assert "《新办法》废止。（2026年6月1日登记）" in words(client.get(older.address))


def test_a_day_that_cannot_be_read_or_has_not_come_is_said_so(made, client):
    public(made)
    assert "日期没有看懂" in client.get(f"{URL}?on=五月").content.decode()
    assert "那一天还没有到" in client.get(f"{URL}?on=2999-01-01").content.decode()


def test_a_part_of_the_organ_leads_to_the_organ(made, client):
    answer = client.get("/liuxi-nyb/policies/")
    assert (answer.status_code, "/liuxi/policies/" in answer.content.decode()) == (404, True)


def test_both_pages_show_the_relation_and_the_door_leads_to_the_shelf(made, client):
    older = public(made, "旧办法")
    assert "/liuxi/policies/" in client.get("/liuxi/open/").content.decode()
    newer = public(made, "新办法", number="柳政发〔2026〕9号", at=moment("2026-03-05"))
    relate(newer, tie=Tie.REPEALS, other=older, by=made["leader"], at=moment("2026-03-05"))
    pages = [client.get(one.address).content.decode() for one in (newer, older)]
    assert ("旧办法" in pages[0], "新办法" in pages[1], "被废止" in pages[1]) == (True, True, True)


def test_a_list_of_many_costs_no_more_questions_than_of_few(made, client, django_assert_max_num_queries):
    public(made)
    client.get(URL)
    with django_assert_max_num_queries(100) as few:
        client.get(URL)
    for number in range(2, 5):
        public(made, f"办法{number}", number=f"柳政发〔2026〕{number}号")
    with django_assert_max_num_queries(len(few)):
        client.get(URL)
