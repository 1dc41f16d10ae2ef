"""标准目录：a new directive is compared, decided row by row, judged by another person, and holds from that day on."""

import pytest
from playwright.sync_api import expect

CLERK, REVIEWER = "zhouwenqing", "lishuangyu"
PASTED = "\n".join(
    (
        "一级事项\t二级事项\t公开内容（要素）\t公开时限",
        "农业农村\t宅基地使用情况审核\t申请条件；审批流程；审批结果；举报电话\t自作出决定之日起10个工作日内",
        "农业农村\t乡村公益性岗位\t岗位；人数；待遇\t及时公开",
    )
)
PAGES = {
    "catalogue": "/desk/catalogue/?unit=qili",
    "item": "/desk/catalogue/qili/items/bt-zhengce/",
    "radar": "/desk/catalogue/qili/radar/",
    "coverage": "/desk/catalogue/qili/coverage/",
    "columns": "/desk/catalogue/qili/columns/",
    "column": "/desk/catalogue/qili/columns/tzgg/",
    "versions": "/desk/catalogue/qili/versions/",
    "version": "/desk/catalogue/qili/versions/1/",
    "assign": "/desk/catalogue/qili/assign/bt-zhengce/",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_of_the_catalogue_is_accessible_and_fits_the_screen(name, width, visit, judges):
    page = visit(PAGES[name], who=CLERK, width=width)
    assert judges.judge(page, f"{name}-{width}") == []


def test_a_new_directive_becomes_the_catalogue_in_force(visit, judges):
    clerk = visit("/desk/catalogue/qili/compare/", who=CLERK)
    assert judges.judge(clerk, "compare") == []
    clerk.get_by_label("指引或者表格的名称").fill("农业农村领域标准指引")
    clerk.get_by_label("或者粘贴").fill(PASTED)
    clerk.get_by_role("button", name="读入并比对").click()
    expect(clerk.locator("main")).to_contain_text("新增 1 项，有变化 1 项，表里没有 0 项")
    assert judges.judge(clerk, "directive") == []
    clerk.get_by_label("采纳", exact=True).last.check()
    clerk.get_by_label("理由").last.fill("按新指引。")
    clerk.get_by_role("button", name="一并决定").click()
    expect(clerk.locator("main")).to_contain_text("其余 2 行已决定。")

    clerk.goto("/desk/catalogue/qili/versions/2/new/")
    assert judges.judge(clerk, "item-new") == []
    clerk.goto("/desk/catalogue/qili/versions/2/")
    clerk.get_by_label("调整说明").fill("按农业农村领域标准指引调整。")
    clerk.get_by_role("button", name="送审").click()
    expect(clerk.locator("main")).to_contain_text("您拟订过这一版，请由另一个人审核。")

    reviewer = visit("/desk/", who=REVIEWER, width=360)
    reviewer.get_by_role("link", name="去审核：七里镇标准目录第 2 版").click()
    expect(reviewer.locator("main")).to_contain_text("与第 1 版相比")
    assert judges.judge(reviewer, "version-review") == []
    reviewer.get_by_role("button", name="审核通过").click()
    expect(reviewer.locator("main")).to_contain_text("已审核通过。")

    clerk.goto("/desk/catalogue/qili/items/nc-zhaijidi/")
    expect(clerk.locator("main")).to_contain_text("自作出决定之日起10个工作日内")


def test_every_page_of_the_catalogue_seen_is_valid_html(judges):
    if not judges.seen:
        pytest.skip("还没有看过任何页面：请连同本文件的其他测试一起运行。")
    assert judges.html_problems() == []
