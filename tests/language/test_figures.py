"""口径里的数字：found however they are written; how well is stated in docs/lines.md, reckoned anew here."""

from decimal import Decimal
from pathlib import Path

import pytest

from mingtang.language.amounts import amounts, number_of, unit_of
from mingtang.language.figures import Columns, Named, quoted, tells_as_of
from tests.language.figures_made_up import AGREED, HEADS, LABELLED

PAGE = Path(__file__).parents[2] / "docs" / "lines.md"


def differing(text):
    heads = HEADS if text.count("\t") == len(HEADS) - 1 else ()
    return [it.written for it in quoted(text, AGREED, heads=heads) if it.differs]


def measured():
    """What docs/lines.md says between its marks."""
    told = [(text, list(wanted), differing(text)) for text, wanted in LABELLED]
    there = sum(len(wanted) for _, wanted, _ in told)
    found = sum(len(set(wanted) & set(got)) for _, wanted, got in told)
    alarms = [(text, it) for text, wanted, got in told for it in got if it not in wanted]
    missed = [(text, it) for text, wanted, got in told for it in wanted if it not in got]
    rows = [
        f"句子 {len(told)} 句，与商定不同的 {there} 处，查出 {found} 处，查全率 {found / there:.1%}；"
        f"误报 {len(alarms)} 处，查准率 {found / (found + len(alarms)):.1%}。",
        "",
        "没有查出的：",
        *(f"- {text}（{it}）" for text, it in missed),
        "",
        "误报的：",
        *(f"- {text}（{it}）" for text, it in alarms),
    ]
    return "\n".join(rows)


def test_the_page_states_what_is_measured_today():
    begin, end = "<!-- measured -->\n", "\n<!-- /measured -->"
    assert PAGE.read_text(encoding="utf-8").partition(begin)[2].partition(end)[0] == measured()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("３１２", 312), ("3,200", 3200), ("3.2万", 32000), ("三万二千", 32000), ("三万二", 32000), ("1万2千", 12000),
        ("两万", 20000), ("一点五万", 15000), ("一百零三", 103), ("1.2亿", 120000000), ("二〇二二", 2022),
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_written(written, value):
    assert number_of(written) == Decimal(value)


@pytest.mark.parametrize("written", ["", "人", "三人", "1.2.3"])
def test_what_is_no_number_is_none(written):
    assert number_of(written) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("300余人", (300, 400, "人")), ("近三百人", (285, 300, "人")), ("3至4万元", (30000, 40000, "元")),
        ("百分之九十二", (92, 92, "%")), ("九成", (90, 90, "%")), ("12.6厘米", ("0.126", "0.126", "米")),
    ],
)  # fmt: skip
def test_ranges_and_round_numbers_hold_everything_between(text, told):
    low, high, unit = told
    assert [(it.low, it.high, it.unit) for it in amounts(text)] == [(Decimal(low), Decimal(high), unit)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("近200人", 190, 200), ("近1000人", 900, 1000), ("近10人", 9, 10), ("将近130人", 120, 130),
        ("不到3万人", 28500, 30000), ("约200人", 180, 220), ("约350人", 345, 355), ("约3万人", 27000, 33000),
        ("20余人", 20, 30), ("90余人", 90, 100), ("1200余人", 1200, 1300), ("150多人", 150, 160),
        ("超过600人", 600, 700),
    ],
)  # fmt: skip
def test_a_round_number_is_no_other_number(text, low, high):
    assert [(it.low, it.high) for it in amounts(text)] == [(low, high)]


def test_a_thousand_and_more_is_not_nearly_two():
    assert [it.is_near(Decimal(told)) for it in amounts("1000余人") for told in (999, 1000, 1330, 1340, 1900)] == [
        False, True, True, False, False,
    ]  # fmt: skip


def test_an_ordinal_and_a_set_phrase_are_no_amount():
    assert [it.unit for text in ("第3人", "一户一策", "7月21日8时") for it in amounts(text) if it.unit] == []


def test_a_unit_of_ten_thousands_counts_in_its_own():
    assert (unit_of("万亩"), unit_of("床位")) == (("亩", Decimal(10_000)), ("床位", Decimal(1)))


def test_the_place_is_that_of_the_text_as_it_was_given():
    text = "全镇，已转移群众３２１人。"
    (it,) = quoted(text, AGREED)
    assert (text[it.begin : it.end], it.named.name) == ("３２１人", "转移群众")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("已转移１１９名群众。", ["１１９名"]), ("有119名群众被转移。", ["119名"]), ("转移了119名的群众。", ["119名"]),
        ("有312名群众被转移。", []), ("计划转移500名群众。", []), ("安排转移，有119名群众报名。", []),
        ("转移312名群众，慰问119名群众。", []),
    ],
)  # fmt: skip
def test_a_name_that_is_parted_by_its_number_is_found(text, told):
    agreed = (Named(1, "转移群众", (), Decimal(312), "人"),)
    assert [it.written for it in quoted(text, agreed) if it.differs] == told


def test_a_row_of_names_is_the_head_of_the_rows_beneath():
    columns = Columns()
    rows = ["村\t转移群众（人）", "桃园村\t45", "合计\t321"]
    found = [[it.written for it in quoted(row, AGREED, heads=columns.of(row, AGREED))] for row in rows]
    assert found == [[], [], ["321"]]


def test_what_a_column_tells_says_which_number_is_meant():
    columns = Columns()
    rows = ["项目\t单位\t计划\t实际", "转移群众\t人\t500\t321", "倒塌房屋\t间\t0\t7", "转移群众\t户\t90\t98"]
    found = [[it.written for it in quoted(row, AGREED, heads=columns.of(row, AGREED)) if it.differs] for row in rows]
    assert found == [[], ["321"], [], []]


def test_a_column_of_another_unit_is_another_figure_or_is_reckoned_over():
    heads = ("村", "转移群众（户）", "受灾面积（亩）")
    assert [it.differs for it in quoted("合计\t98\t32000", AGREED, heads=heads)] == [False]
    assert [it.written for it in quoted("合计\t98\t23000", AGREED, heads=heads) if it.differs] == ["23000"]


def test_a_text_says_as_of_when():
    assert (tells_as_of(["截至8时"]), tells_as_of(["全镇", "统计"])) == (True, False)
