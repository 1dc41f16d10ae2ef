"""工作日表的屏幕：seen by everyone who works here, entered by the administrator after a second look."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingtang.holidays import queries
from mingtang.holidays.models import HolidayNotice
from mingtang.law.days import chinese_day
from mingtang.law.workdays import Calendar
from mingtang.organs.models import Unit
from mingtang.ui import clock
from tests.holidays.conftest import due_day

YEAR = clock.today().year + 1
SATURDAY = next(day for n in range(7) if (day := date(YEAR, 3, 1) + timedelta(days=n)).weekday() == 5)
TEXT = (
    f"元旦 {YEAR}-01-01 至 {YEAR}-01-03 休\n春节 {YEAR}-02-05 至 {YEAR}-02-08 休\n清明 {YEAR}-04-05 休\n"
    f"五一：5月1日至3日放假\n端午：6月9日放假\n中秋：9月15日放假\n国庆 {YEAR}-10-01 休\n{SATURDAY} 班"
)
GAPS = [
    "没有看到春节、清明节、劳动节、端午节、中秋节、国庆节放假；法定节日每年都放假，请核对是否漏贴。",
    "读出的放假日子一共 1 天，少于法定的 13 天，请核对是否漏贴。",
]


def told(**more):
    return {
        "year": YEAR,
        "document_number": "国办发明电〔2026〕99号",
        "published_on": clock.today().isoformat(),
        "source": "中国政府网",
        "text": TEXT,
        "step": "preview",
    } | more


def texts(response, tag):
    main = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]
    found = re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", main, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", text).split()) for text in found]


@pytest.fixture
def desk(client, administrator, town, due_days):
    Unit.rows.filter(pk=town.pk).update(hours=f"{YEAR - 1}-12-15", duties="尚未计算")
    client.force_login(administrator)
    return client


def test_a_stranger_is_sent_to_sign_in(client, db):
    for address in (reverse("holidays:years"), reverse("holidays:enter"), reverse("holidays:year", args=[2026])):
        response = client.get(address)
        assert response.status_code == 302
        assert response.url == f"{reverse('access:sign-in')}?next={address}"


def test_the_list_names_each_year_with_its_source_and_what_is_provisional(desk):
    response = desk.get(reverse("holidays:years"))
    rows = {row.year: row for row in response.context["years"]}
    assert rows[YEAR].is_provisional is not Calendar.shipped().known(YEAR)
    assert rows[2026].days_off_count == len(Calendar.shipped().notice_for(2026).days_off)
    assert "《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号）" in texts(response, "td")
    assert texts(response, "td").count("随软件提供") == len(Calendar.shipped().notices)


def entered(year, by):
    HolidayNotice.rows.create(
        year=year,
        title=f"{year}年通知",
        published_on=date(year, 1, 1),
        source="收文",
        days_off=[[f"{year}-01-01", "元旦"]],
        made_up_days=[],
        digest=str(year),
        entered_by=by,
        entered_at=clock.now(),
    )
    queries.calendar()


def test_the_list_asks_as_much_of_the_database_for_one_entered_year_as_for_many(desk, administrator):
    address = reverse("holidays:years")
    entered(2018, administrator)
    with CaptureQueriesContext(connection) as one:
        desk.get(address)
    for year in (2019, 2020, 2021):
        entered(year, administrator)
    with CaptureQueriesContext(connection) as many:
        response = desk.get(address)
    assert len(many) == len(one)
    assert texts(response, "td").count(f"周管理录入，{chinese_day(clock.today())}") == 4


def test_someone_who_may_not_enter_is_told_why(client, town_administrator):
    client.force_login(town_administrator)
    listed = client.get(reverse("holidays:years"))
    reasons = ["放假通知由最上级机关（清河县人民政府）的管理员录入，各机关共用，请联系管理员。"]
    assert (listed.status_code, listed.context["reasons"]) == (200, reasons)
    for response in (client.get(reverse("holidays:enter")), client.post(reverse("holidays:enter"), told())):
        assert (response.status_code, response.context["reasons"]) == (403, reasons)
    assert HolidayNotice.rows.count() == 0


def test_the_form_offers_the_first_year_that_is_missing(desk):
    shipped = Calendar.shipped()
    wanted = next((y for y in (YEAR - 1, YEAR) if not shipped.known(y)), YEAR)
    assert desk.get(reverse("holidays:enter")).context["form"]["year"].value() == wanted


def test_the_preview_shows_the_days_and_changes_nothing(desk):
    before = due_day()
    response = desk.post(reverse("holidays:enter"), told())
    assert response.status_code == 200
    assert [(row["name"], row["kind"], row["count"]) for row in response.context["days"]] == [
        ("元旦", "放假", "3 天"),
        ("春节", "放假", "4 天"),
        ("节假日", "调休上班", "1 天"),
        ("清明", "放假", "1 天"),
        ("节假日", "放假", "3 天"),
        ("端午", "放假", "1 天"),
        ("中秋", "放假", "1 天"),
        ("国庆", "放假", "1 天"),
    ]
    assert response.context["gaps"] == ()
    assert texts(response, "label") == []
    assert (HolidayNotice.rows.count(), due_day()) == (0, before)


def test_the_preview_says_what_is_missing_and_asks_for_a_tick(desk):
    response = desk.post(reverse("holidays:enter"), told(text=f"{YEAR}-01-01 休"))
    assert list(response.context["gaps"]) == GAPS
    assert texts(response, "label") == ["已与通知原文核对，这份安排虽然不全，仍然按它录入"]


def test_a_notice_with_gaps_is_not_confirmed_without_the_tick(desk):
    gappy = told(text=f"{YEAR}-01-01 休", step="confirm")
    response = desk.post(reverse("holidays:enter"), gappy)
    assert (response.status_code, list(response.context["gaps"]), HolidayNotice.rows.count()) == (422, GAPS, 0)
    assert texts(response, "li").count("安排不全，请先核对；确实要录入的，勾选上面这一项再确认。") == 1
    assert desk.post(reverse("holidays:enter"), gappy | {"despite_gaps": "yes"}).status_code == 302
    assert HolidayNotice.rows.count() == 1


def test_replacing_a_known_year_shows_the_days_added_and_removed(desk):
    desk.post(reverse("holidays:enter"), told(step="confirm"))
    changed = TEXT.replace("6月9日", "6月10日").replace(f"{SATURDAY} 班", "")
    response = desk.post(reverse("holidays:enter"), told(text=changed))
    shown = {name: [(row["name"], row["kind"]) for row in response.context[name]] for name in ("added", "removed")}
    assert shown == {"added": [("端午", "放假")], "removed": [("节假日", "调休上班"), ("端午", "放假")]}
    assert texts(response, "h3") == ["增加的日子", "去掉的日子"]


def test_a_year_without_a_table_in_force_has_no_difference_to_show(desk):
    response = desk.post(reverse("holidays:enter"), told())
    assert (response.context["replaces"], texts(response, "h3")) == (Calendar.shipped().known(YEAR), [])


def test_confirming_enters_the_notice_and_says_what_moved(desk, administrator):
    response = desk.post(reverse("holidays:enter"), told(step="confirm"), follow=True)
    assert response.redirect_chain == [(reverse("holidays:year", args=[YEAR]), 302)]
    kept = HolidayNotice.rows.get()
    assert (kept.year, kept.entered_by, kept.document_number) == (YEAR, administrator, "国办发明电〔2026〕99号")
    assert [str(message) for message in response.context["messages"]] == [
        f"{YEAR} 年的放假安排已录入，即日起按它计算。重新计算后，有 1 个期限日变了。"
    ]
    assert response.context["versions"] == [kept]


def test_going_back_brings_what_was_typed(desk):
    response = desk.post(reverse("holidays:enter"), told(step="edit"))
    assert response.context["form"]["text"].value() == TEXT
    assert response.context["form"].errors == {}
    assert HolidayNotice.rows.count() == 0


def test_an_error_brings_back_what_was_typed_with_all_faults(desk):
    typed = f"{YEAR}-01-01 休\n{YEAR}-02-30 休\n4月5日"
    response = desk.post(reverse("holidays:enter"), told(text=typed, step="confirm"))
    form = response.context["form"]
    assert form["text"].value() == typed
    assert form.errors["text"] == [
        "第 3 行没有看懂：“4月5日”。请写成“2027-01-01 休”，或者“1月1日至3日放假”“2月14日上班”。",
        f"“节假日”一项：没有“{YEAR}年2月30日”这一天，请核对。",
    ]
    assert HolidayNotice.rows.count() == 0


def test_a_refusal_by_the_rules_brings_back_what_was_typed(desk):
    response = desk.post(reverse("holidays:enter"), told(document_number="", published_on="2019-01-01"))
    form = response.context["form"]
    assert form.non_field_errors() == [
        "请填写发文字号，例如 国办发明电〔2025〕7号。",
        f"{YEAR} 年的放假通知应在 {YEAR - 1} 年或 {YEAR} 年发布，请核对发布日期。",
    ]
    assert form["source"].value() == "中国政府网"


def test_a_year_without_a_notice_has_a_page_that_says_so(desk):
    if Calendar.shipped().known(YEAR):
        pytest.skip(f"已随软件提供：{YEAR} 年的通知")
    response = desk.get(reverse("holidays:year", args=[YEAR]))
    assert texts(response, "p").count("这一年的放假通知还没有录入") == 1


def test_a_year_outside_the_table_is_not_found(desk):
    assert desk.get(reverse("holidays:year", args=[2001])).status_code == 404
