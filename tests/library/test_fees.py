"""信息处理费收费标准：the bands of the law, what they come to, the basis, and where one complains."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from mingtang.law.fees import fee_by_items, fee_by_pages, standards
from mingtang.organs.actions import change_unit
from mingtang.ui import clock
from tests.builders import moment
from tests.library.test_open import queries

PAGE = "/liuxi/fees/"
BANDS = [
    ["10 件以下（含 10 件）", "不收费"],
    ["11 至 30 件", "100 元"],
    ["31 件以上（含 31 件）", "31 至 40 件每件 200 元；以 10 件为一档，每增加一档，每件增加 100 元"],
    ["30 页以下（含 30 页）", "不收费"],
    ["31 至 100 页", "10 元"],
    ["101 至 200 页", "20 元"],
    ["201 页以上（含 201 页）", "40 元"],
]


def rows(page, section):
    """The cells of each row of the tables in a section."""
    found = page.tree.xpath(f"//section[@aria-labelledby='{section}']//tbody/tr")
    return [[" ".join(cell.itertext()).strip() for cell in row.xpath("td")] for row in found]


def test_the_page_says_what_it_costs_on_what_basis_and_what_to_do(made, read):
    page = read(PAGE)
    assert page.word("h1") == "柳溪镇信息处理费收费标准"
    assert page.words("main h2") == ["收费标准", "怎样计算", "通知和缴费", "收费依据", "有疑问、不服怎么办"]
    assert page.words("main caption") == [
        "按件计收（同一申请人一个自然月内累计）",
        "按量计收（一件申请的页数）",
        "算几个例子",
    ]
    assert "收到通知的次日起 20 个工作日以内缴清" in page.words("main .steps")[0]
    assert (
        "《中华人民共和国政府信息公开条例》第四十二条。"
        "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第三条、第四条、第五条，2021年1月1日起施行。"
    ) in page.words("main .prose-plain p")


@pytest.mark.parametrize(("path", "section"), [(PAGE, "standard"), ("/liuxi/open/guide/", "fees")])
def test_the_bands_are_those_of_the_law_on_the_page_and_in_the_guide(made, read, path, section):
    told = [[rate.span, rate.price] for each in standards(on=clock.today()) for rate in each.rates]
    assert rows(read(path), section) == told == BANDS


def test_the_guide_names_the_basis_too(made, read):
    page = read("/liuxi/open/guide/")
    assert page.tree.xpath("//section[@aria-labelledby='fees']//p")[0].text.strip() == (
        "申请政府信息不收费。申请的数量、频次明显超过合理范围的，可以收取信息处理费，"
        "依据是《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。"
        "按件和按量只能选一种计收，都是分档计算，每一档只对超出的部分收。"
    )


def test_the_examples_are_what_the_law_reckons(made, read):
    on = date(2026, 11, 28)
    sums = [fee_by_items(k, on=on).yuan for k in (8, 25, 43)] + [fee_by_pages(p, on=on).yuan for p in (24, 120)]
    told = rows(read(PAGE), "examples")
    assert [row[2] for row in told] == [*(f"{yuan} 元" for yuan in sums), "800 元"]
    assert [row[2] for row in told] == ["0 元", "1500 元", "4900 元", "0 元", "1100 元", "800 元"]
    assert told[-1][:2] == [
        "这个月已经申请 28 件，再申请 5 件",
        "29 至 30 件，每件 100 元，2 件共 200 元 31 至 33 件，每件 200 元，3 件共 600 元",
    ]


def test_while_no_standard_is_in_force_nothing_is_said_to_cost_anything():
    told = render_to_string("library/fees.html", {"standards": standards(on=date(2020, 12, 31))})
    assert "可以收取信息处理费；现在没有可以适用的收费标准，不收取。" in told
    assert "<table" not in told


def test_one_asks_the_office_and_complains_to_the_county(made, read):
    change_unit(made.organ, phone="0530-1", by=made["administrator"], at=moment("2026-01-06"))
    change_unit(made.units["qinghe"], phone="0530-9", by=made["county-administrator"], at=moment("2026-01-06"))
    page = read(PAGE)
    assert "0530-1" in page.words("main .facts dd")
    against, complaint = page.words(".complaints p")
    assert "收费的决定不能单独申请行政复议或者起诉" in against
    assert complaint == (
        "不按标准收费，或者多收、重复收的，可以向清河县人民政府政府信息公开工作主管部门投诉、举报。电话：0530-9。"
    )


def test_the_guide_and_how_to_apply_lead_to_it(made, read):
    for path in ("guide", "apply"):
        assert ("信息处理费收费标准", PAGE) in read(f"/liuxi/open/{path}/").links()


def test_a_village_charges_nothing_and_leads_to_its_organ(made, read):
    page = read("/taoyuan/fees/")
    assert (page.status, page.links("main .ways a")[0]) == (404, ("看柳溪镇收费标准", PAGE))
    assert read("/nowhere/fees/").status == 404


def test_who_has_the_page_already_is_not_sent_it_again(made, read):
    first = read(PAGE)
    again = read(PAGE, **{"If-None-Match": first.response["ETag"]})
    assert (first.status, again.status) == (200, 304)
    change_unit(made.organ, phone="0530-7", by=made["administrator"], at=moment("2026-01-06"))
    assert read(PAGE, **{"If-None-Match": first.response["ETag"]}).status == 200


def test_the_page_asks_for_the_unit_its_offices_and_those_above_and_no_more(made, read):
    assert queries(read, PAGE) == 3
