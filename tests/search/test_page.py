"""查找：what is public, with the words marked; who asked is kept nowhere, and what was not found is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.index import actions as index
from mingtang.index.models import Miss
from mingtang.law.editorial import WithdrawalKind
from tests.builders import moment
from tests.library.conftest import DAY, address, made, public, read, taken_back

__all__ = ["made", "read"]
GUIDE = {"type": "guide", "validity": "valid", "number": "柳政发〔2026〕3号"}


def test_titles_and_texts_are_found_with_the_words_marked(made, read):
    public(made, html="<p>耕地地力保护补贴每亩一百元。</p>")
    page = read("/search/?q=地力保护&organ=liuxi")
    assert page.word("#found") == "找到 1 件。"
    assert page.links("main .entries a") == [("柳溪镇补贴公示", address())]
    assert page.words("main .snippet mark") == ["地力保护"]
    assert page.words("main .entry-facts") == ["柳溪镇通知公告有效"]
    assert read("/search/?q=地力保护&organ=shanqian").words("main .entries a") == []


def test_nobody_keeps_results_and_no_search_engine_shows_them(made, read):
    page = read("/search/?q=补贴")
    assert page.response.headers["Cache-Control"] == "private, no-store"
    assert page.response.headers["X-Robots-Tag"] == "noindex"
    assert "noindex, nofollow" in page.attribute("meta", "content")


def test_what_is_not_found_is_counted_and_the_page_says_what_to_try(made, read):
    page = read("/search/?q=种粮大户&organ=liuxi")
    assert page.word("#found") == "没有找到同时有“种粮大户”的内容。"
    assert len(page.words("main .advice li")) == 3
    assert list(Miss.rows.values_list("text", "times")) == [("种粮大户", 1)]


@pytest.mark.parametrize("q", ["13912345678", "370322199001011234", "a@b.example"])
def test_what_may_be_somebodys_is_not_kept(made, read, q):
    assert read(f"/search/?q={q}").status == 200
    assert Miss.rows.count() == 0


@pytest.mark.parametrize(
    "query", ["", "?q=", "?q=%20", "?q=，", "?q=补&page=999999999", "?q=补&page=-1", "?organ=mei-you"]
)
def test_any_question_is_answered(made, read, query):
    assert read(f"/search/{query}").status == 200


def test_a_long_question_is_cut_and_says_so(made, read):
    page = read(f"/search/?q={'补' * 80}")
    assert page.words("main .notice") == ["查找的字太多，只用了前 50 个字。"]


def test_results_are_turned_in_pages_with_as_many_queries_as_for_two(made, read):
    public(made, 1)
    public(made, 2)
    few = queries(read, "/search/?q=公示")
    for serial in range(3, 23):
        public(made, serial)
    assert queries(read, "/search/?q=公示") == few
    page = read("/search/?q=公示&page=2")
    assert (len(page.links("main .entries a")), page.word("#found")) == (2, "找到 22 件。")
    assert len(read("/search/?q=公示&page=9").links("main .entries a")) == 2


@pytest.mark.parametrize("path", ["/", "/liuxi/", "/liuxi/open/", "/liuxi/columns/mei-you/"])
def test_every_public_page_has_the_box(made, read, path):
    assert read(path).attribute("#site-q", "name") == ["q"]


def elsewhere(organ):
    """A paper of another organ."""
    told = {"type": "notice", "year": "2026", "column": []}
    index.put(
        key="elsewhere:1",
        organ=organ,
        address="https://www.qinghe.example/1",
        title="低保公示",
        kind="elsewhere",
        parts=["名单如下。"],
        released_at=moment(DAY),
        facets=told,
    )


def told(page):
    """The titles on the page."""
    return [title for title, _ in page.links("main .entries a")]


def test_what_is_withdrawn_is_found_no_more_and_a_label_that_changes_changes_here(made, read):
    published = public(made, title="低保办法", metadata=GUIDE)
    assert read("/search/?q=低保办法").words("main .validity") == ["有效"]
    public(made, title="低保办法", metadata=GUIDE | {"validity": "repealed"}, at="2026-04-01")
    assert read("/search/?q=低保办法").words("main .validity") == ["废止"]
    taken_back(made, published, WithdrawalKind.SAFETY)
    assert read("/search/?q=低保办法").word("#found") == "没有找到同时有“低保办法”的内容。"


def test_what_is_found_is_narrowed_down_and_every_condition_can_be_left_out_again(made, read):
    public(made, 1, title="低保办法", metadata=GUIDE)
    public(made, 2, title="低保公示")
    elsewhere("shanqian")
    page = read("/search/?q=低保")
    assert page.words("main .filters label") == ["单位", "文件种类"]
    assert page.words("#by-type option") == ["全部", "通知公告（2）", "办事指南（1）"]
    narrowed = read("/search/?q=低保&organ=liuxi&type=guide&column=butie&year=2026")
    assert told(narrowed) == ["低保办法"]
    assert narrowed.links("main .chosen a") == [
        ("涉农补贴，不按这一项筛选 ×", "?q=%E4%BD%8E%E4%BF%9D&organ=liuxi&year=2026&type=guide"),
        ("2026年，不按这一项筛选 ×", "?q=%E4%BD%8E%E4%BF%9D&organ=liuxi&column=butie&type=guide"),
        ("办事指南，不按这一项筛选 ×", "?q=%E4%BD%8E%E4%BF%9D&organ=liuxi&column=butie&year=2026"),
    ]
    empty = read("/search/?q=低保&organ=liuxi&year=2020")
    assert empty.links("main .wider a") == [("不筛选，找到 2 件", "?q=%E4%BD%8E%E4%BF%9D&organ=liuxi")]
    assert Miss.rows.count() == 0


def test_one_thing_is_found_by_its_other_names_and_literally_where_that_is_wanted(made, read):
    public(made, title="最低生活保障办法", html="<p>照此办理。</p>")
    page = read("/search/?q=低保")
    assert (told(page), page.words("main .snippet mark")) == (["最低生活保障办法"], [])
    assert page.links("main section p a")[0] == ("只找一字不差的", "?q=%E4%BD%8E%E4%BF%9D&exact=1")
    assert told(read("/search/?q=低保&exact=1")) == []


@pytest.mark.parametrize(
    "number", ["柳政发〔2026〕3号", "柳政发[2026]3号", "（2026）3号", "【2026】第 3 号", "(2026)03号"]
)
def test_a_document_number_is_found_in_every_form_of_its_brackets(made, read, number):
    public(made, 1, title="低保办法", metadata=GUIDE)
    public(made, 2, title="低保公示", metadata={"number": "柳政发〔2026〕13号"})
    assert told(read(f"/search/?q={number}")) == ["低保办法"]


def test_traditional_characters_find_simplified_ones(made, read):
    public(made, title="农村危房改造补贴公示")
    page = read("/search/?q=農村危房改造補貼")
    assert told(page) == ["农村危房改造补贴公示"]
    assert page.words("main section p")[0] == "按简体“农村危房改造补贴”找。"


@pytest.mark.parametrize(
    ("typed", "meant"),
    {
        "宅积地": "宅基地",
        "zhaijidi": "宅基地",
        "zaijidi": "宅基地",
        "zhai ji di": "宅基地",
        "zhái jī dì": "宅基地",
        "宅机地": "宅基地",
        "危旁改造": "危房改造",
        "危房改选": "危房改造",
    }.items(),
)
def test_a_word_by_its_sound_or_with_a_wrong_character_is_offered_as_it_is_written(made, read, typed, meant):
    public(made, 1, title="宅基地审批公示")
    public(made, 2, title="农村危房改造公示")
    page = read(f"/search/?q={typed}")
    assert [words for words, _ in page.links("main .meant a")] == [meant]
    assert told(read(page.links("main .meant a")[0][1].replace("?", "/search/?"))) != []


@pytest.mark.parametrize("typed", ["zhaijidi", "zhái jī dì", "宅机地"])
def test_a_word_that_no_title_has_is_offered_where_a_text_has_it_and_people_are_known_to_say_it(made, read, typed):
    public(made, title="用地公示", html="<p>宅基地三处。</p>")
    page = read(f"/search/?q={typed}")
    assert [words for words, _ in page.links("main .meant a")] == ["宅基地"]


def test_a_question_in_one_piece_is_found_in_parts(made, read):
    public(made, title="低保办法", html="<p>到村里申请，由镇审核。</p>")
    page = read("/search/?q=请问低保怎么申请")
    assert page.word("#found") == "没有连在一起写的，拆成“低保”“申请”，找到 1 件。"
    assert (told(page), Miss.rows.count()) == (["低保办法"], 0)


def test_of_two_words_that_stand_nowhere_together_each_is_offered_alone(made, read):
    public(made, 1, title="低保公示", html="<p>甲</p>")
    public(made, 2, title="养老公示", html="<p>乙</p>")
    page = read("/search/?q=低保 养老")
    assert [words for words, _ in page.links("main .meant a")] == ["养老（1 件）", "低保（1 件）"]


def test_what_stands_in_another_organ_alone_is_told(made, read):
    elsewhere("shanqian")
    page = read("/search/?q=低保&organ=liuxi")
    assert page.word("main .wider") == "在全部单位里找到 1 件"


def test_before_anything_is_asked_the_page_says_how_and_offers_what_can_be_found(made, read):
    public(made, title="低保办法")
    page = read("/search/")
    assert len(page.words("main .advice li")) == 4
    assert page.links("main .meant a") == [("低保", "?q=%E4%BD%8E%E4%BF%9D")]


@pytest.mark.parametrize(
    ("typed", "offered"),
    {
        "最低": ["最低生活保障", "最低生活保障边缘家庭"],
        "办法": ["低保办法"],
        "dibao": ["低保"],
        "": [],
        "，": [],
    }.items(),
)
def test_while_typing_words_and_titles_are_offered(made, client, typed, offered):
    public(made, title="低保办法")
    answer = client.get("/search/words.json", {"q": typed})
    assert (answer.json(), answer["Cache-Control"]) == ({"words": offered}, "private, no-store")


def queries(read, path):
    with CaptureQueriesContext(connection) as found:
        assert read(path).status == 200
    return len(found)
