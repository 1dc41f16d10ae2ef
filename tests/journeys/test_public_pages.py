"""公开页面：at two widths, in 关怀版, without script; accessible, valid, and no wider than the screen."""

import re

import pytest

from mingtang.ui import clock

YEAR = clock.today().year  # the demo town lives in the year of the day it was loaded

PUBLIC = {
    "front": "/",
    "county": "/yunze/",
    "town": "/qili/",
    "district": "/qili-liugou/",
    "office": "/qili-dzb/",
    "plans": "/qili/plans/",
    "plan": f"/qili/plans/{YEAR}/",
    "plan-2022": "/qili/plans/2022/",
    "plan-filtered": f"/qili/plans/{YEAR}/?state=done",
    "plan-past": "/qili/plans/2022/v/1/",
    "commitment": f"/qili/plans/{YEAR}/1.1.1/",
    "open": "/qili/open/",
    "fees": "/qili/fees/",
    "cleanups": "/qili/cleanups/",
    "cleanup": "/qili/cleanups/1/",
    "catalogue": "/qili/open/catalogue/",
    "column": "/qili/columns/fdzdgk/",
    "registers": "/qili/registers/",
    "register": "/qili/registers/powers/",
    "register-versions": "/qili/registers/powers/versions/",
    "guides": "/qili/registers/guides/",
    "guide": "/qili/registers/guides/rows/BZ-01/",
    "enforcement": "/qili/enforcement/",
    "topics": "/qili/topics/",
    "topic": "/qili/topics/heavy-rain/",
    "explainers": "/qili/explainers/",
    "explainer": "/qili/explainers/4/",
    "one-picture": "/qili/explainers/4/picture/",
    "policies": "/qili/policies/",
    "policies-on-a-day": f"/qili/policies/?on={YEAR - 1}-12-01",
    "search": "/search/?q=公开&organ=qili",
    "subsidies": "/qili/subsidies/",
    "subsidy": "/qili/subsidies/land/",
    "subsidy-results": "/qili/subsidies/land/results/",
    "accessibility": "/about/accessibility/",
    "missing": "/qili/plans/1999/",
    "sign-in": "/desk/sign-in/",
}


@pytest.mark.parametrize("name", PUBLIC)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_public_page_is_accessible_and_fits_the_screen(name, width, visit, judges):
    page = visit(PUBLIC[name], width=width)
    assert judges.judge(page, f"{name}-{width}") == []


@pytest.mark.parametrize("name", PUBLIC)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_public_page_is_accessible_in_large_type(name, width, visit, judges):
    page = visit(PUBLIC[name], width=width, care=True)
    assert page.locator("html.care, body.care").count() >= 1
    assert judges.judge(page, f"{name}-{width}-care") == []


@pytest.mark.parametrize("name", [name for name in PUBLIC if name != "missing"])
def test_a_public_page_says_the_same_without_script(name, visit):
    with_script = visit(PUBLIC[name]).inner_text("main")
    without = visit(PUBLIC[name], script=False).inner_text("main")
    assert re.sub(r"\s+", " ", without) == re.sub(r"\s+", " ", with_script)


@pytest.mark.parametrize("name", PUBLIC)
def test_the_demo_says_that_it_is_one(name, visit):
    page = visit(PUBLIC[name])
    assert page.get_by_text("演示数据·非政府网站").count() >= 1
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex, nofollow"


def test_every_page_seen_is_valid_html(judges):
    if not judges.seen:
        pytest.skip("还没有看过任何页面：请连同本文件的其他测试一起运行。")
    assert judges.html_problems() == []
