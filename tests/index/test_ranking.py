"""排序：what is about the question comes before what mentions it, however many there are of these."""

from datetime import UTC, datetime, timedelta

import pytest

from mingtang.index import actions
from mingtang.index.queries import match

DAY = datetime(2026, 6, 1, 4, 0, tzinfo=UTC)
MENTION = "本周例会学习安全生产，也说到危房改造，会后各自回去。"


def put(key, title, text, *, age=0, organ="liuxi", **told):
    actions.put(
        key=key,
        organ=organ,
        address=f"/{key}/",
        title=title,
        kind="document",
        parts=[text],
        released_at=DAY - timedelta(days=age),
        **told,
    )


def keys(text, **told):
    return [hit.key for hit in match(text, **told).hits]


@pytest.fixture
def mentions(db):
    """A hundred papers that mention it in passing, all of them newer."""
    for number in range(100):
        put(f"m{number}", f"第{number}次例会", MENTION, age=number % 7)


def test_an_old_title_lies_before_a_hundred_new_mentions(mentions):
    put("title", "危房改造办法", "各村照此办理。", age=3000)
    assert keys("危房改造")[0] == "title"


def test_a_text_that_is_about_it_lies_before_a_hundred_new_mentions(mentions):
    put("about", "答村民问", "危房改造补多少？" + "危房改造按户补，危房改造要先鉴定。" * 3, age=3000)
    assert keys("危房改造")[0] == "about"


def test_of_two_words_the_one_that_a_title_has_brings_its_paper_forward(mentions):
    put("one", "危房改造办法", "说到安全生产。", age=3000)
    assert keys("安全生产 危房改造")[0] == "one"


def test_a_shorter_title_says_it_more_plainly(db):
    put("long", "关于召开全镇危房改造和厕所改造工作推进会议的通知", "按时参加。")
    put("short", "危房改造办法", "照此办理。")
    assert keys("危房改造") == ["short", "long"]
    put("handed-on", "柳溪镇人民政府关于转发《危房改造办法》的通知", "照此办理。", age=1)
    assert keys("危房改造办法") == ["short", "handed-on"]


def test_what_is_no_longer_in_force_comes_behind_and_is_found(db):
    put("repealed", "危房改造办法", "甲", in_force=False)
    put("valid", "危房改造办法", "甲", age=2000)
    assert keys("危房改造") == ["valid", "repealed"]


def test_the_newer_of_two_alike_comes_first_and_so_does_what_others_follow(db):
    put("old", "危房改造公示", "甲", age=900)
    put("new", "危房改造公示", "甲", age=1)
    put("leads", "危房改造办法", "甲", age=500, leads=True)
    assert keys("危房改造") == ["leads", "new", "old"]


def test_papers_of_the_organ_at_home_come_a_little_sooner(db):
    put("here", "危房改造公示", "甲", age=30, organ="liuxi")
    put("there", "危房改造公示", "甲", age=1, organ="shiqiao")
    assert keys("危房改造") == ["there", "here"]
    assert keys("危房改造", home="liuxi") == ["here", "there"]


def test_another_way_of_saying_it_is_found_behind_the_one_that_was_asked(db):
    put("other", "最低生活保障公示", "名单如下。")
    put("asked", "低保公示", "名单如下。", age=400)
    assert keys("低保") == ["asked"]
    assert keys("低保", also={"低保": ["最低生活保障", "低保"]}) == ["asked", "other"]
    (hit,) = match("低保 公示", offset=1, also={"低保": ["最低生活保障"]}).hits
    assert hit.title == "<mark>最低生活保障</mark><mark>公示</mark>"


def test_turned_through_every_page_shows_what_no_other_shows(mentions):
    put("title", "危房改造办法", "各村照此办理。", age=3000)
    shown = [key for page in range(6) for key in keys("说到危房改造", offset=20 * page)]
    assert sorted(shown) == sorted(f"m{number}" for number in range(100))
    found = match("说到危房改造")
    assert (found.total, found.is_about, match("说到危房改造", offset=80).is_about) == (100, True, False)


def test_a_phrase_deep_in_a_long_text_is_found_and_shown(db):
    put("deep", "长文", "甲" * 9000 + "村民自己动手修好了水渠。" + "乙" * 3000)
    put("apart", "长文", "甲" * 9000 + "修好了。" + "乙" * 3000 + "好了水渠。")
    (hit,) = match("修好了水渠").hits
    assert (hit.key, "自己动手<mark>修好了水渠</mark>。" in hit.snippet) == ("deep", True)


def test_one_of_several_values_is_enough_to_narrow_down(db):
    put("two", "危房改造公示", "甲", facets={"column": ["butie", "minsheng"]})
    put("one", "危房改造公示", "甲", facets={"column": ["butie"]})
    assert keys("危房改造", facets={"column": "minsheng"}) == ["two"]
    assert sorted(keys("危房改造", facets={"column": "butie"})) == ["one", "two"]


def test_a_phrase_whose_words_stand_apart_in_a_thousand_newer_papers_is_found(db, monkeypatch):
    monkeypatch.setattr("mingtang.index.queries.MOST_COUNTED", 20)
    monkeypatch.setattr("mingtang.index.queries.CLOSELY", 4)
    monkeypatch.setattr("mingtang.index.queries._AT_ONCE", 10)
    put("phrase", "公告", "村里修好了水渠。" + "甲" * 200, age=900)
    for number in range(60):
        put(f"apart{number}", "公告", "修好路。好了。了水渠。" + "甲" * 200)
    found = match("修好了水渠")
    assert ([hit.key for hit in found.hits], found.total) == (["phrase"], 1)
    assert (found.has_more, found.is_about) == (False, False)
