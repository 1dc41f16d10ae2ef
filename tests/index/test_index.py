"""索引：put and found, dropped and gone, in the transaction of whoever releases."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from mingtang.index import actions
from mingtang.index.models import Chunk, Entry
from mingtang.index.queries import MOST_COUNTED, Found, match
from mingtang.language.pairs import PIECE
from tests.index.documents import DAY, put

pytestmark = pytest.mark.django_db

HOSTILE = {
    "quotes": "\"'`“”‘’",
    "operators": "低保 AND NOT OR NEAR(低保 户, 2) ^低保 pairs:低保 低* -低保 {pairs}",
    "tsquery": "低保 & ! | <-> :* '低保':A \\ '",
    "sql": "低保'; DROP TABLE index_chunk; --",
    "wildcards": "%_*?[低]",
    "long": "低保" * 5_000,
    "many": " ".join(f"{number}户" for number in range(3_000)),
    "one long word": "x" * 10_000,
    "nul": "低\x00保\x00",
    "nothing but nul": "\x00",
    "surrogates": "\ud800低\udfff保",
    "signs": "，。、；：？！…—《》（）【】!?.,;:-_=+",
    "white": " \u3000\t\n\u200b",
    "empty": "",
    "format": "{} {0} %s %(x)s %",
    "spaces": " " * 10_000,
    "pictures": "😀 👨‍👩‍👧",
}


def keys(text, **told):
    return [hit.key for hit in match(text, **told).hits]


def test_what_is_put_is_found_by_title_and_text():
    put(
        1,
        "关于做好城乡居民低保工作的通知",
        ["各村（社区）：", "凡符合条件的２０２６年内应保尽保。"],
        facets={"type": "notice"},
    )
    page = match("应保尽保")
    assert (page.total, page.has_more, page.asked) == (1, False, ("应保尽保",))
    (hit,) = page.hits
    assert (hit.key, hit.organ, hit.kind) == ("document:1", "liuxi", "document")
    assert (hit.address, hit.released_at) == ("/liuxi/documents/2026-1/", DAY + timedelta(hours=1))
    assert (hit.plain_title, hit.facets) == ("关于做好城乡居民低保工作的通知", {"type": "notice"})
    assert hit.snippet == "各村（社区）： 凡符合条件的２０２６年内<mark>应保尽保</mark>。"
    for query in ("2026年", "村(社区)", "低保", "通知 应保", "低保 符合条件"):
        assert keys(query) == ["document:1"]
    for query in ("应尽", "通知凡", "026年", "低保 养老", "社区凡"):
        assert keys(query) == []


def test_titles_come_first_and_then_the_newest():
    put(1, "低保办法", ["甲"])
    put(2, "公告", ["低保名单"])
    put(3, "低保标准", ["乙"])
    put(4, "公示", ["低保金发放"])
    assert keys("低保") == ["document:3", "document:1", "document:4", "document:2"]
    assert keys("低保", limit=2, offset=1) == ["document:1", "document:4"]
    assert keys("低保 公告") == ["document:2"]


def test_the_words_of_a_question_may_stand_far_apart():
    put(1, "公告", ["甲方", *("乙" * 500 for _ in range(20)), "丙方"])
    assert keys("甲方 丙方") == ["document:1"]
    assert keys("甲方 公告") == ["document:1"]
    assert match("丙方").hits[0].snippet.endswith("<mark>丙方</mark>")


def test_what_runs_over_a_cut_is_found():
    text = "".join(chr(0x4E00 + at % 5_000) for at in range(PIECE * 2))
    put(1, "长文", [text])
    for at in range(PIECE - 40, PIECE + 10):
        assert keys(text[at : at + 30]) == ["document:1"]


def test_only_what_is_asked_for_is_looked_through():
    put(1, "低保一", [], facets={"type": "notice", "level": "town"})
    put(2, "低保二", [], organ="shiqiao", facets={"type": "notice"})
    put(3, "低保三", [], facets={"type": "plan"})
    assert keys("低保", organ="liuxi") == ["document:3", "document:1"]
    assert keys("低保", facets={"type": "notice"}) == ["document:2", "document:1"]
    assert keys("低保", organ="liuxi", facets={"type": "notice", "level": "town"}) == ["document:1"]
    assert keys("低保", facets={"contains' OR 1=1 --": "x"}) == []
    assert keys("低保", kind="plan") == []


def test_a_snippet_is_safe_and_begins_near_what_was_found():
    put(1, '<b>低保</b>"x"', ["<script>alert(1)</script>" + "甲" * 200 + "低保&amp;<img>" + "乙" * 200])
    (hit,) = match("低保").hits
    assert hit.title == "&lt;b&gt;<mark>低保</mark>&lt;/b&gt;&quot;x&quot;"
    assert hit.snippet.startswith("……" + "甲" * 30 + "<mark>低保</mark>&amp;amp;&lt;img&gt;乙")
    assert hit.snippet.endswith("乙……")
    (hit,) = match("SCRIPT").hits
    assert hit.snippet.startswith("&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt;甲")


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_no_question_fails(query):
    put(1, "低保办法", ["低保户名单", "x" * 200])
    page = match(query)
    assert page.total in {0, 1}
    assert all(len(word) <= 100 for word in page.asked)
    actions.miss(query, at=DAY)


@pytest.mark.parametrize("query", ["", " ", "，。", "\x00", "'\"()*"])
def test_a_question_without_a_word_finds_nothing_and_asks_nobody(query):
    with CaptureQueriesContext(connection) as asked:
        assert match(query) == Found()
    assert len(asked) == 0


def test_put_again_it_stands_in_place_of_what_was_there():
    first = put(1, "旧标题", ["旧文字"], facets={"type": "old"})
    again = put(1, "新标题", ["新文字"])
    assert (again.pk, Entry.rows.count(), Chunk.rows.count()) == (first.pk, 1, 2)
    assert (keys("旧标"), keys("旧文"), keys("新标"), keys("新文")) == ([], [], ["document:1"], ["document:1"])
    assert Entry.rows.get().facets == {}


def test_dropped_it_is_gone_at_once_and_the_rest_stays():
    put(1, "低保办法", ["甲"])
    put(2, "低保名单", ["乙"])
    actions.drop("document:1")
    actions.drop("document:9")
    assert keys("低保") == ["document:2"]
    assert keys("办法") == []
    assert Chunk.rows.exclude(entry__key="document:2").count() == 0


def test_what_stands_elsewhere_under_a_long_address_is_taken_in():
    address = "https://county.example/" + "a" * 477
    told = {"key": "elsewhere:1", "organ": "liuxi", "kind": "elsewhere", "title": "低保" * 100, "parts": []}
    actions.put(**told, address=address, released_at=DAY)
    assert [hit.address for hit in match("低保").hits] == [address]


def test_when_the_release_is_rolled_back_the_index_is_as_it_was():
    put(1, "低保办法", ["甲乙"])
    before = list(Chunk.rows.order_by("pk").values_list())
    with transaction.atomic():
        put(1, "养老办法", ["丙丁"])
        put(2, "养老名单", ["戊己"])
        actions.drop("document:1")
        assert keys("养老") == ["document:2"]
        transaction.set_rollback(True)
    assert list(Chunk.rows.order_by("pk").values_list()) == before
    assert (keys("养老"), keys("低保"), keys("甲乙"), keys("戊己")) == ([], ["document:1"], ["document:1"], [])


def test_more_than_are_counted_is_said_and_titles_still_come_first(monkeypatch):
    monkeypatch.setattr("mingtang.index.queries.MOST_COUNTED", 5)
    monkeypatch.setattr("mingtang.index.queries.CLOSELY", 3)
    put(0, "低保办法", [])
    for number in range(1, 8):
        put(number, "公告", ["低保"])
    page = match("低保", limit=100)
    assert (page.total, page.has_more) == (5, True)
    assert [hit.key for hit in page.hits] == ["document:0", *(f"document:{number}" for number in (7, 6, 5, 4))]
    assert match("低保", offset=5).hits == ()
    assert MOST_COUNTED == 1000


def test_a_match_asks_as_much_of_a_hundred_papers_as_of_three_hundred():
    counts = []
    for size in (1, 100, 300):
        for number in range(size):
            put(number, f"低保{number}", ["低保户名单"])
        with CaptureQueriesContext(connection) as asked:
            assert match("低保 户名单").total == size
        counts.append(len(asked))
    assert counts == [5, 9, 9]


def test_a_sheet_of_five_thousand_rows_is_taken_in_whole():
    rows = (f"{number}\t张某{number}\t耕地地力保护补贴\t柳沟管理区东庄村\t已发放到户" for number in range(5_000))
    assert not put(1, "补贴发放表", rows).is_cut
    assert match("4999 保护补贴").total == 1
    assert "<mark>4999</mark> 张某<mark>4999</mark> 耕地地力" in match("4999").hits[0].snippet
    actions.drop("document:1")
    assert match("4999").total == 0


def test_beyond_the_limit_a_text_is_cut_and_says_so(monkeypatch):
    monkeypatch.setattr(actions, "MOST_CHARACTERS", 1)
    monkeypatch.setattr(actions, "_AT_ONCE", 2)
    entry = put(1, "长文", ["甲" * PIECE, "乙" * PIECE])
    assert (entry.is_cut, Entry.rows.get().is_cut) == (True, True)
    assert (match("甲甲").total, match("乙乙").total) == (1, 0)
    assert not put(1, "长文", ["甲"]).is_cut


@pytest.mark.django_db(transaction=True)
def test_of_two_who_put_under_one_key_at_once_the_later_stands():
    if connection.vendor == "sqlite":
        pytest.skip("只有 PostgreSQL 有多个同时写入的事务")

    def put_too():
        try:
            put(1, "后来的标题", ["后来的文字"])
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            put(1, "先到的标题", ["先到的文字", "甲" * 3 * PIECE])
            waiting = pool.submit(put_too)
            assert not wait([waiting], timeout=0.5).done
        waiting.result()
    assert (keys("先到"), keys("后来")) == ([], ["document:1"])
    assert (Entry.rows.count(), Chunk.rows.count()) == (1, 2)
