"""筛选：by state, by unit and by words, without script; what is not understood is said, not refused."""

import pytest

from mingtang.portal.filters import marked
from tests.portal.conftest import publish

PLAN = "/liuxi/plans/2026/"


def shown(page):
    return [line.removeprefix("i-") for line in page.attribute(".plan-line", "id")]


@pytest.mark.parametrize(
    ("query", "finding", "keys"),
    [
        ("state=done", "按“已完成”找到 1 项任务。", ["1.1.1"]),
        ("state=in_progress", "按“推进中”找到 2 项任务。", ["1.1.2", "1.2.2"]),
        ("office=柳溪镇司法所", "按柳溪镇司法所找到 1 项任务。", ["1.2.2"]),
        ("office=柳溪镇东管理区", "按柳溪镇东管理区找到 1 项任务。", ["1.1.2"]),
        ("q=公布", "按“公布”找到 3 项任务。", ["1.1.2", "1.2.2", "1.3.2"]),
        ("q=要", "按“要”找到 1 处一般表述。", ["1.2.1"]),
        ("q=各", "按“各”找到 1 处一般表述。", ["1.2.1"]),
        ("q=公", "按“公”找到 5 项任务和 1 处一般表述。", ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.3.1", "1.3.2"]),
        ("q=公布 乡村", "按“公布”、“乡村”找到 1 项任务。", ["1.1.2"]),
        ("q=公布&state=not_started", "按“公布”、“未启动”找到 1 项任务。", ["1.3.2"]),
        ("q=司法所", "按“司法所”找到 1 项任务。", ["1.2.2"]),
    ],
)
def test_what_fits_is_shown_in_its_place_and_counted_in_words(published, read, query, finding, keys):
    page = read(f"{PLAN}?{query}")
    assert page.word("h2#found") == finding
    assert shown(page) == keys


def test_the_words_looked_for_are_marked(published, read):
    page = read(f"{PLAN}?q=乡村 公布")
    assert page.words("mark") == ["公布", "乡村"]
    assert page.words(".plan-line p") == ["每季度末公布乡村振兴项目进度。"]


def test_letters_are_found_in_either_case_and_markup_is_not_made_of_words():
    assert marked("App 与 APP <b>", ["app", "<"]) == "<mark>App</mark> 与 <mark>APP</mark> <mark>&lt;</mark>b&gt;"


def test_nothing_found_says_what_to_try(published, read):
    page = read(f"{PLAN}?q=养老")
    assert page.word("h2#found") == "按“养老”没有找到。"
    assert page.words(".plan-text") == []
    assert page.links("section a") == [("看全部任务", PLAN)]


def test_what_was_chosen_stays_in_the_form(published, read):
    page = read(f"{PLAN}?q=公布&state=not_started&office=桃园村村民委员会")
    assert page.attribute("input#q", "value") == ["公布"]
    assert page.tree.xpath("//option[@selected]/@value") == ["not_started", "桃园村村民委员会"]


def test_the_form_offers_the_four_states_and_every_unit_that_has_a_part(published, read):
    page = read(PLAN)
    assert page.words("#state option") == ["全部", "未启动", "推进中", "需更新", "已完成"]
    assert page.words("#office option") == [
        "全部",
        "柳溪镇农业农村办公室（2 项）",
        "柳溪镇东管理区（1 项）",
        "柳溪镇司法所（1 项）",
        "桃园村村民委员会（1 项）",
    ]


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ("state=late", "没有“late”这种状态，已列出全部状态。"),
        ("office=城管局", "这份要点里没有“城管局”承担的任务，已列出全部单位。"),
    ],
)
def test_a_filter_that_does_not_exist_is_left_aside_with_a_sentence(published, read, query, remark):
    page = read(f"{PLAN}?{query}")
    assert page.status == 200
    assert page.words(".notice") == [remark]
    assert len(shown(page)) == 6


def test_more_words_than_fit_are_cut_with_a_sentence(published, read):
    page = read(f"{PLAN}?q={'公' * 60}")
    assert page.words(".notice") == ["查找的字太多，只用了前 50 个字。"]
    assert page.attribute("input#q", "value") == ["公" * 50]


def test_an_edition_is_searched_in_itself(town, plan, published, read):
    publish(town, plan, at="2026-03-20")
    page = read(f"{PLAN}v/1/?state=done")
    assert page.attribute("form.plan-tools", "action") == [f"{PLAN}v/1/"]
    assert page.links(".plan-mark a") == [("已完成1 份佐证，任务 1.1.1", f"{PLAN}v/1/1.1.1/")]


def test_the_search_of_the_home_page_leads_to_the_plan(published, read):
    assert read("/liuxi/").attribute("form.finder", "action") == [PLAN]
