"""图：条、月、线。"""

from decimal import Decimal

from mingtang.ui import charts
from mingtang.ui.values import shortened, value_line
from tests.ui.kitchen import CHAPTERS, MONTHS
from tests.ui.trees import fragment as tree
from tests.ui.trees import words


def title(html):
    return words(tree(html).find(".//figcaption"))


def chapter(label="一、甲", **counts):
    return {"label": label, "done": 0, "in_progress": 0, "stale": 0, "not_started": 0, **counts}


def boxes(html, cls):
    return [(r.get("x"), r.get("width")) for r in tree(html).iter("rect") if r.get("class") == cls]


def test_a_bar_is_divided_by_the_counts_and_the_longest_is_full():
    html = charts.stacked_bars_by_chapter([chapter(done=1, stale=3), chapter("二、乙", in_progress=1)])
    assert boxes(html, "fill-done") == [("0%", "25%")]
    assert boxes(html, "fill-stale") == [("25%", "75%")]
    assert boxes(html, "fill-in_progress") == [("0%", "25%")]
    assert boxes(html, "fill-not_started") == []


def test_a_bar_says_its_numbers_in_words():
    drawn = tree(charts.stacked_bars_by_chapter([chapter(done=1, stale=3), chapter("二、乙")]))
    assert [words(p) for p in drawn.iter("p") if p.get("class") == "bar-words"] == ["已完成1需更新3", "没有任务"]


def test_every_picture_has_a_name_that_stands_on_the_page():
    for html in (
        charts.stacked_bars_by_chapter(CHAPTERS),
        charts.months_strip(MONTHS),
        charts.progress_line(1, 2, 3, 4),
    ):
        drawn = tree(html)
        ids = {element.get("id") for element in drawn.iter() if element.get("id")}
        pictures = [svg for svg in drawn.iter("svg") if svg.get("role") == "img"]
        assert pictures
        for picture in pictures:
            assert set(picture.get("aria-labelledby").split()) <= ids


def test_behind_the_bars_is_a_table_with_the_same_numbers():
    rows = tree(charts.stacked_bars_by_chapter(CHAPTERS)).findall(".//tbody/tr")
    assert [int(words(cell)) for cell in rows[0].iter("td")] == [9, 6, 2, 4, 21]
    assert len(rows) == len(CHAPTERS)


def test_behind_the_months_is_a_table_with_the_same_numbers():
    rows = tree(charts.months_strip(MONTHS)).findall(".//tbody/tr")
    read = [tuple(words(cell) for cell in row) for row in rows]
    assert read == [(f"{month['month']}月", str(month["due"]), str(month["evidence"])) for month in MONTHS]


def test_months_up_and_down_share_one_scale():
    drawn = tree(charts.months_strip([{"month": 1, "due": 3, "evidence": 2}, {"month": 2, "due": 0, "evidence": 4}]))
    heights = [(r.get("class"), r.get("height")) for r in drawn.find(".//svg[@class='months-svg']").iter("rect")]
    assert heights == [("month-due", "30%"), ("month-evidence", "20%"), ("month-evidence", "40%")]


def test_the_line_runs_from_done_to_not_started():
    drawn = tree(charts.progress_line(1, 0, 1, 2))
    assert [(line.get("class"), line.get("x1"), line.get("x2")) for line in drawn.iter("line")] == [
        ("line-done", "0%", "25%"),
        ("line-stale", "25%", "50%"),
        ("line-not_started", "50%", "100%"),
    ]


def test_the_title_of_the_bars_says_where_work_lies_still():
    one = [chapter("一、把补贴政策送到村头", done=2, stale=1), chapter(done=1)]
    assert title(charts.stacked_bars_by_chapter(one)) == "4项任务已完成3项；1项需更新，都在“一、把补贴政策送到村头”"
    two = [chapter(stale=1), chapter(stale=2)]
    assert title(charts.stacked_bars_by_chapter(two)) == "3项任务已完成0项；3项需更新，分在2章"


def test_the_title_of_the_bars_knows_the_quiet_cases():
    assert title(charts.stacked_bars_by_chapter([])) == "还没有任务"
    assert title(charts.stacked_bars_by_chapter([chapter(done=2)])) == "2项任务全部完成"
    assert title(charts.stacked_bars_by_chapter([chapter(done=2, in_progress=1)])) == "3项任务已完成2项，没有需更新的"


def test_a_long_heading_is_cut_in_the_title_only():
    html = charts.stacked_bars_by_chapter([chapter("章" * 30, stale=1)])
    assert title(html) == f"1项任务已完成0项；1项需更新，都在“{'章' * 19}…”"
    assert words(tree(html).find(".//p[@class='bar-label']")) == "章" * 30


def test_the_title_of_the_months_names_every_peak():
    rows = [{"month": 3, "due": 2, "evidence": 1}, {"month": 6, "due": 2, "evidence": 0}]
    assert title(charts.months_strip(rows)) == "3月、6月到期的任务最多，各有2项；共有1条佐证"
    assert title(charts.months_strip(MONTHS)) == "12月到期的任务最多，有21项；共有45条佐证"
    assert title(charts.months_strip([{"month": 1, "due": 0, "evidence": 2}])) == "没有按月到期的任务，共有2条佐证"


def test_a_heading_from_a_plan_is_escaped():
    html = charts.stacked_bars_by_chapter([chapter("<script>甲</script>", done=1)])
    assert list(tree(html).iter("script")) == []
    assert words(tree(html).find(".//p[@class='bar-label']")) == "<script>甲</script>"


def test_an_empty_plan_is_drawn_without_a_number_that_is_not_there():
    drawn = tree(charts.progress_line(0, 0, 0, 0))
    assert list(drawn.iter("line")) == []
    assert words(drawn.find(".//figcaption")) == "还没有任务"


def test_milestones_stand_on_a_line_that_is_solid_as_far_as_they_are_reached():
    drawn = tree(charts.milestones_line([("清淤", True), ("护岸", True), ("绿化", False), ("验收", False)]))
    assert [circle.get("class") for circle in drawn.iter("circle")] == [
        "milestone-done", "milestone-done", "milestone-next", "milestone-open",
    ]  # fmt: skip
    assert [(line.get("x1"), line.get("x2")) for line in drawn.iter("line")] == [("12.5%", "87.5%"), ("12.5%", "37.5%")]
    assert words(drawn.find(".//figcaption")) == "4个节点，已完成2个，下一个是“绿化”"


def test_milestones_say_when_all_are_reached_and_when_there_are_none():
    assert [title(charts.milestones_line(steps)) for steps in ([("清淤", True)], [])] == [
        "1个节点全部完成", "还没有设节点",
    ]  # fmt: skip


def test_counts_are_compared_with_the_greatest_and_say_their_number():
    rows = [{"label": "甲", "count": 4}, {"label": "乙", "count": 1}]
    html = charts.count_bars(rows, title="按主题", name="topics")
    assert boxes(html, "fill-count") == [("0", "100%"), ("0", "25%")]
    assert [words(label) for label in tree(html).findall(".//p[@class='bar-label']")] == ["甲4件", "乙1件"]
    assert boxes(charts.count_bars([], title="没有", name="none"), "fill-count") == []


def test_a_spread_stacks_what_is_late_on_what_is_in_time():
    rows = [
        {"label": "0—5", "in_time": 3, "late": 0, "unknown": 0},
        {"label": "6—10", "in_time": 2, "late": 1, "unknown": 1},
        {"label": "11—15", "in_time": 0, "late": 0, "unknown": 0},
    ]
    drawn = tree(charts.spread(rows, title="天数", name="days"))
    blocks = [
        (r.get("class"), r.get("y"), r.get("height")) for r in drawn.iter("rect") if r.get("y") and r.get("x") != "1"
    ]
    assert blocks == [
        ("spread-in_time", "28.5%", "55.5%"),
        ("spread-in_time", "47%", "37%"), ("spread-unknown", "28.5%", "18.5%"), ("spread-late", "10%", "18.5%"),
    ]  # fmt: skip
    assert [words(text) for text in drawn.iter("text")] == ["3", "0—5", "4", "6—10", "11—15"]
    empty = [{"label": "0—5", "in_time": 0, "late": 0, "unknown": 0}]
    assert [words(text) for text in tree(charts.spread(empty, title="天数", name="days")).iter("text")] == ["0—5"]


def test_long_names_at_the_edges_of_a_line_stay_within_it_and_the_table_has_them_whole():
    long = "二〇二五年第四季度累计发放到户"
    rows = [("2024年", [Decimal(1)]), ("2025年", [Decimal(2)]), (long, [Decimal(1234567)])]
    drawn = tree(value_line(["元"], rows, title="涨了", unit="元", name="a"))
    names = [it for it in drawn.iter("text") if it.get("class") == "month-name"]
    assert [(words(it), it.get("x"), it.get("text-anchor")) for it in names] == [
        ("2024年", "0", "start"),
        ("二〇二五年第四季度…", "100%", "end"),
    ]
    values = [it.get("text-anchor") for it in drawn.iter("text") if it.get("class") == "month-count"]
    assert (values, long in words(drawn.find(".//table"))) == (["start", "middle", "end"], True)
    assert [shortened("甲" * 10), shortened("a" * 21)] == ["甲" * 10, f"{'a' * 19}…"]
