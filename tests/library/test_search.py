"""查找：what is public, with the words marked; who asked is kept nowhere, and what was not found is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.index.models import Miss
from tests.library.conftest import address, public


def test_titles_and_texts_are_found_with_the_words_marked(made, read):
    public(made, html="<p>耕地地力保护补贴每亩一百元。</p>")
    page = read("/search/?q=地力保护&organ=liuxi")
    assert page.word("#found") == "找到 1 件。"
    assert page.links("main .entries a") == [("柳溪镇补贴公示", address())]
    assert page.words("main .snippet mark") == ["地力保护"]
    assert page.words("main .entry-facts") == ["柳溪镇有效"]
    assert read("/search/?q=地力保护&organ=shanqian").words("main .entries a") == []


def test_nobody_keeps_results_and_no_search_engine_shows_them(made, read):
    page = read("/search/?q=补贴")
    assert page.response.headers["Cache-Control"] == "private, no-store"
    assert page.response.headers["X-Robots-Tag"] == "noindex"
    assert "noindex, nofollow" in page.attribute("meta", "content")


def test_what_is_not_found_is_counted_and_the_page_says_what_to_try(made, read):
    page = read("/search/?q=种粮大户&organ=liuxi")
    assert page.word("#found") == "没有找到同时有“种粮大户”的内容。"
    assert len(page.words("main .reading li")) == 3
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


def test_results_are_turned_in_pages_with_as_many_queries_as_for_one(made, read):
    public(made, 1)
    few = queries(read, "/search/?q=公示")
    for serial in range(2, 23):
        public(made, serial)
    assert queries(read, "/search/?q=公示") == few
    page = read("/search/?q=公示&page=2")
    assert (len(page.links("main .entries a")), page.word("#found")) == (2, "找到 22 件。")
    assert len(read("/search/?q=公示&page=9").links("main .entries a")) == 2


@pytest.mark.parametrize("path", ["/", "/liuxi/", "/liuxi/open/", "/liuxi/columns/mei-you/"])
def test_every_public_page_has_the_box(made, read, path):
    assert read(path).attribute("#site-q", "name") == ["q"]


def queries(read, path):
    with CaptureQueriesContext(connection) as found:
        assert read(path).status == 200
    return len(found)
