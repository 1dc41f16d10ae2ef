"""公示：three sign totals and a digest; names only by rule and by day; afterwards nowhere."""

import logging
from datetime import date, timedelta
from decimal import Decimal

from django.test import Client

from mingtang.audit.models import Entry as Trail
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Published, Revision
from mingtang.index.models import Chunk
from mingtang.index.models import Entry as Indexed
from mingtang.law.days import chinese_day
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage, WithdrawalKind
from mingtang.listings.models import Listing
from mingtang.payees.actions import lists
from mingtang.payees.due import NamesPastKeeping, ShowingsOver
from mingtang.payees.in_hand import Payees
from mingtang.payees.models import Payee, PayeeList
from mingtang.payees.queries.lists import names_of
from mingtang.subsidies.actions import funds, subsidies
from mingtang.withdrawals import actions as withdrawals
from tests.payees.conftest import LONG_AGO, NAMES, NOW, PUBLIC, TAILS, TODAY, entered, full_names, lines, show
from tests.refusals import refused, sql, stopped
from tests.subsidies.conftest import facts

DAY = timedelta(days=1)
PAGES = (PUBLIC, f"{PUBLIC}names/", "/liuxi/subsidies/land/", "/liuxi/subsidies/", "/liuxi/open/", "/liuxi/feed/",
         "/liuxi/feed/rss/", f"/search/?q={NAMES[0]}", "/sitemap.xml")  # fmt: skip


def read(url):
    return Client().get(url, follow=True).content.decode()


def test_a_list_keeps_no_whole_number_and_a_replaced_draft_no_name(made, subsidy):
    first = entered(made, subsidy)
    second = entered(made, subsidy, "100")
    assert [(row.number, row.dropped_at is None) for row in PayeeList.rows.order_by("number")] == [
        (1, False),
        (2, True),
    ]
    assert set(Payee.rows.filter(of_list=first).values_list("name", "tail", "identity")) == {("", "", "")}
    assert list(Payee.rows.filter(of_list=second).values_list("name", "tail")) == [(NAMES[0], TAILS[0])]


def test_a_showing_is_signed_by_three_as_totals_and_a_digest(made, shown):
    body = Published.rows.get(document__kind="subsidy_showing").content
    (village,) = body["villages"]
    assert (body["count"], body["amount"], village["village"]) == (3, "720.50", "桃园村")
    assert body["digest"] == shown.digest
    texts = [row.body for row in Revision.rows.all()]
    assert [name for name in (*NAMES, *TAILS) if any(name in text for text in texts)] == []


def test_a_showing_is_as_long_as_the_organ_has_set(made, subsidy):
    of_list = entered(made, subsidy)
    until = TODAY + timedelta(days=7)
    told = f"公示不得少于 7 天：{TODAY.year}年{TODAY.month}月{TODAY.day}日开始，当天不算，"
    told += f"最早到{until.year}年{until.month}月{until.day}日为止。"
    with refused(told):
        lists.hand_in(of_list, since_on=TODAY, until_on=until - timedelta(days=1), by=made["officer"], at=NOW)


def test_a_showing_begins_when_the_public_can_read_it_and_not_before(made, subsidy):
    of_list = entered(made, subsidy)
    told = f"公示写的是从{chinese_day(TODAY - DAY)}起，那一天名单还没有公开，公众没有看到。"
    told += f"请把公示的起止改成{chinese_day(TODAY)}以后的（当天也可以），再送审；审签要几天的，留出这几天。"
    with refused(told):
        lists.hand_in(of_list, since_on=TODAY - DAY, until_on=TODAY + 30 * DAY, by=made["officer"], at=NOW)


def test_a_showing_that_is_signed_after_its_first_day_is_not_released_under_it(made, subsidy):
    of_list = entered(made, subsidy)
    revision = lists.hand_in(of_list, since_on=TODAY, until_on=TODAY + 20 * DAY, by=made["officer"], at=NOW)
    editorial.approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, by=made["clerk"], at=NOW)
    editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=NOW)
    told = f"公示写的是从{chinese_day(TODAY)}起，那一天名单还没有公开，公众没有看到。"
    told += f"请把公示的起止改成{chinese_day(TODAY + DAY)}以后的（当天也可以），再送审；审签要几天的，留出这几天。"
    with refused(told):
        editorial.sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=NOW + DAY)


def test_what_changed_may_name_nobody_on_either_list(made, over):
    told = "“改了什么”会公开，里面有名单上的姓名，请改成不写姓名的说法。"
    for note in (f"核减{NAMES[0]}的面积。", "核减甄 补\u3000贴的面积。", f"去掉{NAMES[2]}一户。"):
        with refused(told):
            entered(made, over.subsidy, "360", note=note)
    with refused("资金的来源和文号会公开，里面有名单上的姓名，请改成不写姓名的说法。"):
        money = {"source": "县财政局", "number": f"补发{NAMES[1]}", "on": TODAY, "amount": Decimal("1")}
        funds.allocate(over.subsidy, **money, by=made["officer"], at=NOW)
    with refused("补贴的政策和指南会公开，里面有名单上的姓名，请改成不写姓名的说法。"):
        subsidies.change(over.subsidy, facts=facts(how=f"{NAMES[1]}已核减。"), by=made["officer"], at=NOW)


def test_a_list_waits_for_the_end_of_the_applications(made, subsidy):
    until = TODAY + timedelta(days=1)
    subsidies.change(subsidy, facts=facts(until_on=until), by=made["officer"], at=NOW)
    said = f"申请到{until.year}年{until.month}月{until.day}日为止，还没有结束；名单要在申请结束以后再导入、公示。"
    with refused(said):
        entered(made, subsidy)


def test_a_result_older_than_any_working_day_is_refused_and_breaks_no_page(made, subsidy):
    told = {"lines": lines(), "by": made["officer"], "at": NOW}
    with refused("结果形成日期不能早于2018年1月1日，请核对。"):
        lists.enter(subsidy, made_on=date(2017, 12, 31), **told)
    one = PayeeList(subsidy=subsidy, number=1, made_on=date(2017, 12, 31), entered_by=made["officer"], entered_at=NOW)
    one.save()
    assert [row.due_on for row in Payees().rows(made["officer"], at=NOW)] == [None]


def test_names_are_masked_unless_the_rule_asks_and_kept_by_nobody(made, shown):
    response = Client().get(f"{PUBLIC}names/")
    page = response.content.decode()
    assert [name for name in NAMES if name in page] == []
    assert "甄**" in page
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"


def test_names_stand_in_full_where_the_rule_asks_while_they_are_shown(made, subsidy):
    show(made, entered(made, full_names(made, subsidy)))
    page = read(f"{PUBLIC}names/")
    assert [name for name in NAMES if name not in page] == []
    assert [name for name in (*NAMES, *TAILS) if name in read(PUBLIC)] == []
    assert [tail for tail in TAILS if tail in page] == []


def test_no_name_is_anywhere_public_after_the_last_day_though_no_runner_ran(made, over, caplog):
    caplog.set_level(logging.DEBUG)
    assert over.taken_down_at is None
    assert Client().get(f"{PUBLIC}names/").status_code == 410
    assert [(url, name) for url in PAGES for name in NAMES if name in read(url) and "search" not in url] == []
    Client().post(f"{PUBLIC}mine/", {"name": NAMES[0], "tail": TAILS[0]})
    told = [caplog.text]
    told += [str(row) for model in (Indexed, Chunk, Listing, Trail, Published) for row in model._base_manager.values()]
    assert [value for value in (*NAMES, *TAILS) if any(value in text for text in told)] == []
    assert "公示到" in read(f"{PUBLIC}names/")
    assert "桃园村" in read(PUBLIC)


def test_names_are_not_shown_when_the_rows_are_not_those_that_were_signed(made, shown):
    Payee.rows.filter(of_list=shown, name=NAMES[0]).update(name="", tail="", identity="")
    assert Client().get(f"{PUBLIC}names/").status_code == 410


def test_the_runner_puts_down_that_the_names_came_down_once(made, over):
    task = ShowingsOver()
    assert list(task.due(on=TODAY, at=NOW)) == [over.pk]
    assert task.do(over.pk, at=NOW) == "公示期满，名字已收起，公开页只留各村合计。"
    assert list(task.due(on=TODAY, at=NOW)) == []


def test_names_are_erased_after_the_days_set_and_sums_stay(made, over):
    task = NamesPastKeeping()
    later = NOW + timedelta(days=1200)
    assert list(task.due(on=TODAY, at=NOW)) == []
    assert list(task.due(on=later.date(), at=later)) == [over.pk]
    task.do(over.pk, at=later)
    assert set(Payee.rows.values_list("name", "tail", "identity")) == {("", "", "")}
    assert "720.50" in read(PUBLIC)


def test_a_new_version_says_the_difference_in_numbers_and_the_old_names_go(made, over):
    again = entered(made, over.subsidy, "360", "200", note="核减一户的面积。", at=LONG_AGO + timedelta(days=10))
    show(made, again, at=LONG_AGO + timedelta(days=10))
    page = read(PUBLIC)
    assert "桃园村：3 户、720.50 元改为 2 户、560.00 元。" in page
    assert "核减一户的面积。" in page
    assert "720.50" in read(f"{PUBLIC}v/1/")
    assert "历史版本" in read(f"{PUBLIC}v/1/")
    assert Client().get(f"{PUBLIC}v/9/").status_code == 404
    assert list(NamesPastKeeping().due(on=TODAY, at=NOW)) == [over.pk]


def test_a_list_that_is_public_is_replaced_only_with_words_on_what_changed(made, shown):
    with refused("已经有一版公示过，请写明这一版改了什么、为什么改，不要写姓名。"):
        entered(made, shown.subsidy, "1")


def test_a_list_that_changed_after_it_was_handed_in_is_not_released(made, subsidy):
    of_list = entered(made, subsidy)
    lists.hand_in(of_list, since_on=TODAY, until_on=TODAY + timedelta(days=7), by=made["officer"], at=NOW)
    with refused("名单正在审签，要换的，先在“审核”里撤回送审。"):
        entered(made, subsidy, "1")


def test_the_database_lets_a_row_only_lose_its_name(made, shown):
    with stopped("名单的行不得改动，请导入新的一版"):
        sql("UPDATE payees_payee SET amount = 1 WHERE of_list_id = %s", shown.pk)
    with stopped("名单的行不得改动，请导入新的一版"):
        sql("UPDATE payees_payee SET name = '别人' WHERE of_list_id = %s", shown.pk)
    with stopped("名单的行只能抹去名字，不得删除"):
        sql("DELETE FROM payees_payee WHERE of_list_id = %s", shown.pk)
    with stopped("导入的名单不得改动，请导入新的一版"):
        sql("UPDATE payees_payeelist SET digest = 'x' WHERE id = %s", shown.pk)


def test_nobody_on_the_list_is_named_where_it_is_said_why_it_was_taken_down(made, shown):
    document = Published.rows.get(document__kind="subsidy_showing").document
    told = {"kind": WithdrawalKind.NOTICE, "by": made["clerk"], "at": NOW}
    with refused(
        f"写到了撤下的内容里的人：“公开的理由”第 1 个字起，“{NAMES[0][0]}”字和它后面的字。"
        "公众会一直看到这句话，请改成不写是谁；不是姓名的，勾选“看过了”再提出。"
    ):
        withdrawals.ask(document, public_reason=f"{NAMES[0]}的面积写错了。", **told)
    assert withdrawals.ask(document, public_reason="有一户的面积写错了。", **told).document == document
    assert names_of("documents.document:1") == []
