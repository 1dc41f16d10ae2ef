"""政府信息公开：the five parts, the guide from what is kept, how to apply, and the catalogue as page and as files."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from mingtang.organs.actions import change_unit
from tests.builders import moment
from tests.library.conftest import in_force, public

CATALOGUE = "/liuxi/open/catalogue/"
BUILT = ["信息的分类和编排", "怎样获取", "政府信息公开工作机构", "怎样申请", "收费", "监督和救济"]


def test_the_five_parts_of_an_organ_stand_in_their_order(made, read):
    in_force(made)
    page = read("/liuxi/open/")
    assert page.word("h1") == "柳溪镇政府信息公开"
    assert [
        (words, url) for words, url in zip(page.words(".door-name"), page.attribute("a.door", "href"), strict=True)
    ] == [
        ("政府信息公开指南", "/liuxi/open/guide/"),
        ("政府信息公开制度", "#rules"),
        ("法定主动公开内容", "#statutory"),
        ("政府信息公开年报", "#annual"),
        ("依申请公开", "/liuxi/open/apply/"),
        ("标准目录", "/liuxi/open/catalogue/"),
        ("最新公开", "/liuxi/new/"),
    ]
    assert page.links("main .shelves a") == [
        ("农业农村", "/liuxi/columns/sannong/"),
        ("涉农补贴", "/liuxi/columns/butie/"),
    ]


def test_of_annual_reports_each_year_has_one_row(made, read):
    places = [{"column": "nianbao", "item": ""}]
    public(made, 1, title="柳溪镇2024年政府信息公开工作年度报告", at="2026-01-20", places=places)
    public(made, 2, title="柳溪镇2024年政府信息公开工作年度报告（补充）", places=places)
    public(made, 3, title="柳溪镇政府信息公开工作年度报告", places=places)
    page = read("/liuxi/open/")
    assert page.words("main .entries .entry-at") == ["2025年", "2024年"]
    assert page.links("main .entries a") == [
        ("柳溪镇政府信息公开工作年度报告", "/liuxi/documents/2026-3/"),
        ("柳溪镇2024年政府信息公开工作年度报告（补充）", "/liuxi/documents/2026-2/"),
    ]


def test_the_guide_names_the_office_and_how_it_is_reached(made, read):
    change_unit(made.organ, phone="0530-1", fax="0530-2", by=made["administrator"], at=moment("2026-01-06"))
    told = {"address": "镇政府二楼", "online": "gongkai@liuxi.example"}
    change_unit(made.units["liuxi-dzb"], **told, by=made["administrator"], at=moment("2026-01-06"))
    page = read("/liuxi/open/guide/")
    assert dict(zip(page.words("main .facts dt"), page.words("main .facts dd"), strict=True)) == {
        "机构名称": "柳溪镇党政办公室",
        "办公地址": "镇政府二楼",
        "办公时间": "还没有公布",
        "联系电话": "0530-1",
        "传真号码": "0530-2",
        "互联网联系方式": "gongkai@liuxi.example",
    }
    assert page.words("main h2") == BUILT


def test_the_guide_that_the_organ_wrote_stands_above_what_is_made_from_data(made, read):
    public(
        made,
        title="柳溪镇政府信息公开指南",
        html="<p>本机关公开下列信息。</p>",
        places=[{"column": "zhinan", "item": ""}],
    )
    page = read("/liuxi/open/guide/")
    assert page.words("main .document-body") == ["本机关公开下列信息。"]
    assert page.words("main h2") == BUILT
    told = dict(zip(page.words("main .document-facts dt"), page.words("main .document-facts dd"), strict=True))
    assert told["发布日期"] == "2026年3月2日"


@pytest.mark.parametrize("path", ["guide", "apply"])
def test_against_what_is_withheld_one_asks_the_county_first_and_then_the_court(made, read, path):
    change_unit(made.units["qinghe"], phone="0530-9", by=made["county-administrator"], at=moment("2026-01-06"))
    withheld, other, complaint = read(f"/liuxi/open/{path}/").words(".remedies p")
    assert withheld == (
        "对不予公开的答复不服的，先向清河县人民政府申请行政复议，自知道答复之日起 60 日以内提出；"
        "对复议决定还不服的，再向人民法院起诉，自收到复议决定书之日起 15 日以内提出。"
        "依据是《中华人民共和国行政复议法》第二十条、第二十三条第一款第四项，《中华人民共和国行政诉讼法》第四十五条。"
    )
    assert "也可以在 6 个月以内直接向人民法院起诉" in other
    assert "可以向清河县人民政府政府信息公开工作主管部门投诉、举报。电话：0530-9。" in complaint


def test_an_organ_without_anything_above_names_the_government_above_it(made, read):
    assert "先向上一级人民政府申请行政复议" in read("/qinghe/open/guide/").words(".remedies p")[0]


def test_how_to_apply_leads_to_the_form_and_names_paper_as_the_other_way(made, read):
    page = read("/liuxi/open/apply/")
    assert "谁都可以申请，不用说明用途" in page.word(".page-title")
    assert page.words("main h2") == [
        *("先找一找", "申请上写什么", "交到哪里", "交了以后", "对答复不服"),
        *("关于您自己的记录不准确", "公开工作没有做好"),
    ]
    assert "最多再加 20 个工作日" in page.words("main .steps")[1]
    assert page.tree.xpath("//main//form") == []


@pytest.mark.parametrize(
    ("path", "leads"), [("open/guide/", "/liuxi/open/guide/"), ("open/apply/", "/liuxi/open/apply/")]
)
def test_a_village_takes_no_applications_and_leads_to_its_organ(made, read, path, leads):
    page = read(f"/taoyuan/{path}")
    assert (page.status, page.links("main .ways a")[0][1]) == (404, leads)
    village = read("/taoyuan/open/")
    assert village.word("h1") == "桃园村村务公开"
    assert village.words(".door-name") == ["最新公开"]


def test_the_fixed_parts_of_an_organ_stand_there_before_anything_is_published(made, read):
    page = read("/qinghe/open/")
    assert page.words(".door-name") == [
        "政府信息公开指南",
        "政府信息公开制度",
        "法定主动公开内容",
        "政府信息公开年报",
        "依申请公开",
        "最新公开",
    ]
    assert page.words("main section p.faint") == [
        "还没有公开的内容。",
        "还没有公开的内容。",
        "还没有公开年报。每年的年报在次年公开。",
    ]
    assert {url[1:] for url in page.attribute("a.door", "href") if url.startswith("#")} == set(
        page.attribute("main h2", "id")
    )


def test_the_way_to_a_village_is_the_same_at_its_home_and_at_what_it_publishes(made, read):
    home, opened = (read(path).words(".crumbs li") for path in ("/taoyuan/", "/taoyuan/open/"))
    assert opened == [*home, "村务公开"]


def test_the_catalogue_names_every_item_with_what_was_published_newest(made, read):
    in_force(made, count=3)
    public(made)
    page = read(CATALOGUE)
    assert page.words("main tbody th strong") == ["涉农补贴", "第2项"]
    assert page.words("main .newest li") == ["柳溪镇补贴公示X/2026-1，2025年11月28日生成"]
    assert page.words("main .reading li") == ["农业农村“第1项”：本镇没有这项工作"]
    assert read(f"{CATALOGUE}?q=补贴对象&first=农业农村").words("main tbody th strong") == ["涉农补贴", "第2项"]
    assert read(f"{CATALOGUE}?q=item-2").words("main tbody th strong") == ["第2项"]
    assert read(f"{CATALOGUE}?q=没有的").words("main .finding") == ["找到 0 项。"]


def test_the_catalogue_is_handed_out_as_a_table_in_which_nothing_is_a_formula(made, read):
    in_force(made, count=2)
    book = load_workbook(io.BytesIO(read(f"{CATALOGUE}catalogue.xlsx").response.content))
    assert "涉农补贴" in {cell.value for row in book.active.iter_rows() for cell in row}
    response = read(f"{CATALOGUE}catalogue.csv").response
    assert response.headers["Content-Disposition"].endswith("%E6%A0%87%E5%87%86%E7%9B%AE%E5%BD%95.csv")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row[:4] for row in rows[1:]] == [["1", "农业农村", "涉农补贴", "'=补贴对象；标准"]]


def test_programs_read_the_catalogue_by_names_that_stay(made, read):
    in_force(made)
    public(made)
    told = json.loads(read(f"{CATALOGUE}catalogue.json").source)
    assert (told["unit"]["code"], told["version"], told["in_force_on"]) == ("liuxi", 1, "2026-01-08")
    (item,) = told["items"]
    assert (item["code"], item["channels"], item["column"]) == ("nong-butie", ["政府网站", "便民服务站"], "butie")
    assert [row["url"] for row in item["newest"]] == ["http://testserver/liuxi/documents/2026-1/"]


@pytest.mark.parametrize("path", ["", "catalogue.xlsx", "catalogue.csv", "catalogue.json"])
def test_before_there_is_a_catalogue_its_addresses_say_so(made, read, path):
    assert read(f"{CATALOGUE}{path}").status == 404


def test_a_long_catalogue_costs_no_more_queries_than_a_short_one(made, read):
    in_force(made, count=2)
    paths = [f"{CATALOGUE}{path}" for path in ("", "catalogue.xlsx", "catalogue.csv", "catalogue.json")]
    few = [queries(read, path) for path in (*paths, "/liuxi/open/guide/")]
    longer(made, 300)
    assert [queries(read, path) for path in (*paths, "/liuxi/open/guide/")] == few


def longer(made, count):
    """A second version, far longer, in force in place of the first."""
    made.organ.catalogue_versions.update(state="superseded", superseded_on="2026-01-09")
    in_force(made, count=count, number=2)


def queries(read, path):
    with CaptureQueriesContext(connection) as found:
        assert read(path).status == 200
    return len(found)
