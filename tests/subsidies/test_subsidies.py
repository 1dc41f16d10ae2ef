"""补贴项目：its page is made from what was signed, and its money adds up or is refused."""

from datetime import date
from decimal import Decimal

from django.test import Client

from mingtang.editorial import actions as editorial
from mingtang.language.personal import reasons_against_personal_data
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.subsidies.actions import funds, subsidies
from mingtang.subsidies.models import Subsidy
from mingtang.subsidies.queries import allocated, paid, rule_of
from tests.builders import moment
from tests.refusals import refused, sql, stopped
from tests.subsidies.conftest import AT, PUBLIC, URL, allocate, facts, released

TOLD = (
    "政策依据",
    "县农〔2026〕3号",
    "申请指南",
    "每亩 120 元。",
    "下达 1,000.00 元，已发放 250.00 元，占 25%",
    "<svg",
    "桃园村",
    "监督渠道",
)


def village(made):
    return made.units["taoyuan"].pk


def pay(made, subsidy, amount, *, reason="公示在镇公示栏贴满了", at=AT):
    told = {village(made): (2, Decimal(amount))}
    return funds.pay(subsidy, villages=told, on=date(2026, 3, 2), reason=reason, by=made["officer"], at=at)


def test_a_subsidy_is_registered_by_its_office_or_the_clerk(made):
    told = {"office": made.units["liuxi-nyb"], "slug": "land", "facts": facts(), "at": AT}
    with refused("补贴由柳溪镇农业农村办公室的承办人或者柳溪镇人民政府的政务公开专员维护。"):
        subsidies.register(**told, by=made["other-officer"])
    subsidies.register(**told, by=made["clerk"])
    with refused("本机关已有地址名是“land”的补贴，请换一个。"):
        subsidies.register(**told, by=made["officer"])


def test_full_names_need_the_rule_that_asks_for_them(made, subsidy):
    with refused("公示写全名的，请写明哪个文件的哪一条要求写全名；没有这样的规定，公示时遮住名字。"):
        subsidies.change(subsidy, facts=facts(full_names=True), by=made["officer"], at=AT)


def test_a_number_of_a_person_is_not_taken_in(made, subsidy):
    mobile = "139" + "00000000"
    with refused(*reasons_against_personal_data(mobile)):
        subsidies.change(subsidy, facts=facts(phone=mobile), by=made["officer"], at=AT)


def test_a_guide_with_gaps_is_not_handed_in(made, subsidy):
    gap = subsidies.change(subsidy, facts=facts(supervision=""), by=made["officer"], at=AT)
    with refused("还没有填写：监督渠道。涉农补贴的标准目录要求逐项公开。"):
        subsidies.submit_for_publication(gap, by=made["officer"], at=AT)


def test_the_same_money_is_put_down_once_and_is_no_older_than_the_year_before(made, subsidy):
    row = allocate(made, subsidy)
    with refused("来源、文号、日期、金额都一样的一笔已经登记过；确实是另一笔的，请在文号里写明是第几笔。"):
        allocate(made, subsidy)
    with refused("这是 2026 年的补贴，下达日期不能早于 2025 年，请核对。"):
        told = {"source": "县财政局", "number": "无文号", "on": date(2024, 12, 31), "amount": Decimal("1")}
        funds.allocate(subsidy, **told, by=made["officer"], at=AT)
    with refused(
        "文号“县财[2026] 8号”已经登记过：2026年3月2日 1,000.00 元。请核对；"
        "确实是分次下达的，勾选“同一文号确实分次下达”再登记。"
    ):
        allocate(made, subsidy, "5.00", number="县财[2026] 8号")
    assert allocate(made, subsidy, "5.00", in_parts=True).amount == Decimal("5.00")
    funds.strike(row, reason="文号错了", by=made["officer"], at=AT)
    assert allocate(made, subsidy, in_parts=True).amount == Decimal("1000.00")


def test_what_another_changed_meanwhile_is_not_written_over(made, subsidy):
    client = Client()
    client.force_login(made["officer"])
    opened = client.get(f"{URL}change/").context["opened_as"]
    subsidies.change(subsidy, facts=facts(how="先申报。"), by=made["clerk"], at=AT)
    typed = {name: getattr(subsidy, name) for name in ("title", "item", "year", "measure")}
    typed |= {"how": "先公示。", "opened_as": opened}
    response = client.post(f"{URL}change/", typed)
    page = response.content.decode()
    assert (response.status_code, "先申报。" in page, "先公示。" in page) == (422, True, True)
    assert Subsidy.rows.get().how == "先申报。"
    again = client.post(f"{URL}change/", typed | {"opened_as": response.context["opened_as"]})
    assert (again.status_code, Subsidy.rows.get().how) == (302, "先公示。")


def test_one_year_alone_is_not_the_most(made, subsidy):
    allocate(made, subsidy)
    pay(made, subsidy, "250.00")
    released(made, subsidy)
    assert "2026年发放，250.00 元" in Client().get("/liuxi/subsidies/").content.decode()


def test_no_more_is_paid_than_was_allocated_and_early_only_with_a_reason(made, subsidy):
    allocate(made, subsidy)
    with refused("名单还没有公示。", "仍要发放的，请写明理由。"):
        pay(made, subsidy, "100", reason="")
    with refused("登记以后发放的比下达的多 0.01 元（下达 1,000.00 元），请先核对，或者先登记下达的资金。"):
        pay(made, subsidy, "1000.01")
    (row,) = pay(made, subsidy, "1000.00")
    assert (row.reason, allocated(subsidy), paid(subsidy)) == ("公示在镇公示栏贴满了", Decimal("1000"), Decimal("1000"))


def test_money_put_down_wrongly_is_struck_out_and_stays(made, subsidy):
    row = allocate(made, subsidy)
    (payment,) = pay(made, subsidy, "400.00")
    with refused("划去以后，发放的就比下达的多，请先划去多出来的发放。"):
        funds.strike(row, reason="文号错了", by=made["officer"], at=AT)
    funds.strike(payment, reason="村写错了", by=made["officer"], at=AT)
    assert paid(subsidy) == 0
    with refused("这一笔已经划去。"):
        funds.strike(payment, reason="再来", by=made["officer"], at=AT)


def test_the_database_keeps_money_as_it_was_put_down(made, subsidy):
    row = allocate(made, subsidy)
    with stopped("登记的资金只能划去，不得改动"):
        sql("UPDATE subsidies_allocation SET amount = 1 WHERE id = %s", row.pk)
    with stopped("下达的资金只能划去，不得删除"):
        sql("DELETE FROM subsidies_allocation WHERE id = %s", row.pk)
    with stopped("补贴项目的地址不得改变"):
        sql("UPDATE subsidies_subsidy SET slug = 'other' WHERE id = %s", subsidy.pk)


def test_the_public_page_says_policy_guide_money_and_supervision_as_signed(made, subsidy):
    assert Client().get(PUBLIC).status_code == 404
    allocate(made, subsidy)
    pay(made, subsidy, "250.00")
    released(made, subsidy)
    subsidies.change(subsidy, facts=facts(standard="每亩 999 元。"), by=made["officer"], at=AT)
    page = Client().get(PUBLIC).content.decode()
    for told in TOLD:
        assert told in page, told
    assert "999" not in page
    assert 'href="/liuxi/subsidies/land/"' in Client().get("/liuxi/subsidies/").content.decode()
    assert "惠民补贴" in Client().get("/liuxi/open/").content.decode()


def test_money_that_moved_after_handing_in_sends_the_page_back(made, subsidy):
    allocate(made, subsidy)
    revision = subsidies.submit_for_publication(subsidy, by=made["officer"], at=AT)
    allocate(made, subsidy, "5.00", in_parts=True)
    with refused("送审以后资金的登记有变动，请退回，由送审人重新送审。"):
        editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=AT)


def test_the_organ_sets_its_days(made):
    with refused("公示在 1 至 60 天之间，答复在 1 至 30 个工作日之间。"):
        subsidies.set_rule(made.organ, shown=0, answer=5, kept=365, by=made["clerk"], at=AT)
    subsidies.set_rule(made.organ, shown=10, answer=3, kept=365, by=made["clerk"], at=moment("2026-03-03"))
    assert rule_of(made.organ).shown_days == 10
    assert rule_of(made.neighbour).shown_days == 7
