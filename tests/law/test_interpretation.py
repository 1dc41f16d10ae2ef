"""政策解读的规则。"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mingtang.law.explainer_blocks import (
    SHAPES,
    BlockKind,
    Table,
    forms_of,
    kept,
    reasons_against_block,
    table_of,
    texts_of,
    typed_rows,
)
from mingtang.law.interpretation import (
    FORM_LABELS,
    MOVES,
    WAY_LABELS,
    ExemptionState,
    Form,
    Plan,
    Way,
    is_owed,
    must_be_explained,
    not_told,
    reasons_against_deciding,
    reasons_against_exempting,
    reasons_against_plan,
    reasons_against_unexplained,
    reasons_against_words,
    types_explained,
)

WHOLE = Plan(
    title="一图读懂",
    outline="讲范围。",
    forms=("answers",),
    ways=("site",),
    interpreter="农业办",
    when=date(2026, 3, 2),
)


def test_normative_and_policy_documents_and_reports_are_explained_and_an_organ_adds_to_them():
    assert types_explained() == ("normative", "policy", "report")
    assert [must_be_explained(code) for code in ("normative", "notice", "unknown", "")] == [True, False, False, False]
    assert must_be_explained("notice", added=["notice"])
    assert must_be_explained("policy", added=[])


@pytest.mark.parametrize(
    ("code", "before", "size", "owed"),
    [
        ("policy", None, "", True),
        ("policy", "policy", "minor", False),
        ("policy", "policy", "major", True),
        ("policy", "notice", "minor", True),
        ("notice", None, "", False),
    ],
)
def test_only_a_correction_of_wording_is_not_explained_anew(code, before, size, owed):
    assert is_owed(code, added=(), before=before, size=size) is owed


def test_what_is_owed_needs_a_plan_or_an_exemption():
    told = "“其他政策文件”要同步解读，还没有解读方案，请先写解读方案；确实不用解读的，申请免予解读，由领导批准。"
    assert reasons_against_unexplained("policy", owed=True, planned=False, exempt=False) == [told]
    assert reasons_against_unexplained("policy", owed=True, planned=True, exempt=False) == []
    assert reasons_against_unexplained("policy", owed=True, planned=False, exempt=True) == []
    assert reasons_against_unexplained("notice", owed=False, planned=False, exempt=False) == []


def test_a_plan_says_what_how_who_where_and_when():
    assert reasons_against_plan(WHOLE, written_on=WHOLE.when) == []
    assert reasons_against_plan(Plan(), written_on=WHOLE.when) == [
        "请写解读的标题。",
        "请写解读的提纲：讲清哪些内容。",
        "请至少选一种解读形式。",
        "请至少选一种解读途径。",
        "请写由谁解读：谁起草谁解读，起草单位负责人是第一解读人。",
        "请写什么时候解读：与文件同时公开的，写计划公开的日期。",
    ]


def test_a_plan_is_for_a_day_that_can_be():
    early = ["计划公开的日期不能早于写方案的那一天（2026年3月2日），请核对年份和日期。"]
    found = [
        reasons_against_plan(replace(WHOLE, when=day), written_on=date(2026, 3, 2))
        for day in (date(206, 3, 9), date(1900, 1, 1), date(2026, 3, 1), date(2206, 3, 9))
    ]
    assert found == [early, early, early, ["计划公开的日期在 2100 年以后，请核对年份。"]]


def test_an_exemption_is_decided_once_with_reasons_and_by_another():
    assert reasons_against_exempting("浅显") == ["请写明为什么不用解读，例如：内容浅显，正文已经说清。"]
    asked = ExemptionState.ASKED
    assert reasons_against_deciding(asked, asked_by=[1], by=[2], note="", approve=True) == []
    assert reasons_against_deciding(asked, asked_by=[1, 2], by=[2], note="", approve=False) == [
        "申请的人不能自己批准，请由另一位领导批准。",
        "不批准的，请写明理由。",
    ]
    done = ExemptionState.APPROVED
    assert reasons_against_deciding(done, asked_by=[1], by=[2], note="", approve=True) == ["这一件已批准，不能再定。"]
    assert MOVES[done] == frozenset()


def test_the_three_words_are_three_and_short():
    assert reasons_against_words(["同步起草", "同步审批", "同步发布"]) == []
    wrong = ["三同步的三个词都要填，每个不超过 12 个字。"]
    assert [reasons_against_words(words) for words in (["甲", "乙"], ["甲", "", "丙"], ["甲" * 13, "乙", "丙"])] == [
        wrong,
    ] * 3


def test_every_form_and_way_has_a_name():
    assert [set(FORM_LABELS), set(WAY_LABELS)] == [set(Form), set(Way)]


def test_what_seems_not_to_be_told_is_named():
    assert not_told(
        "为什么出台？为了减少焚烧。主要内容和适用范围、补助标准 20 元，截止 10 月，咨询农业办，与以前不同。"
    ) == ["关键词诠释"]
    assert not_told("好")[:2] == ["背景依据", "目的"]


def test_a_table_is_read_as_it_was_pasted():
    wanted = Table(
        ("上年", "今年"), (("小麦", (Decimal("1200"), Decimal("15.5"))), ("玉米", (Decimal(0), Decimal(-3))))
    )
    for sign in ("\t", "|", "，"):
        lines = (("作物", "上年", "今年"), ("小麦", "1,200", "15.5"), ("玉米", "0%", "-3"))
        assert table_of("\n".join(sign.join(line) for line in lines)) == (wanted, [])
    assert table_of("作物 今年\n小麦 12\n玉米 13")[0] == Table(
        ("今年",), (("小麦", (Decimal(12),)), ("玉米", (Decimal(13),)))
    )


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [
        ("作物\t今年", "表至少要有表头和两行数，每行一个名称、一个数；请从 Excel 连表头一起复制。"),
        ("作物\t今年\n小麦\t多\n玉米\t1", "表的第 2 行读不出：每格一个数，格数与表头相同。"),
        ("作物\t今年\n小麦\t1\n玉米\t1\t2", "表的第 3 行读不出：每格一个数，格数与表头相同。"),
        ("作物\t今年\n小麦\tNaN\n玉米\t1", "表的第 2 行读不出：每格一个数，格数与表头相同。"),
    ],
)
def test_a_table_that_cannot_be_drawn_says_why(pasted, reason):
    assert table_of(pasted) == (None, [reason])


def test_rows_without_words_are_left_out_and_tables_kept_in_one_writing():
    told = kept(BlockKind.ANSWERS, {"heading": " 常见问题 "}, [{"question": "补多少？", "answer": " 20 元 "}, {}])
    assert told == {"heading": "常见问题", "rows": [{"question": "补多少？", "answer": "20 元"}]}
    assert kept(BlockKind.CHART, {"table": "甲\t乙\n\n丙\t1"}, [])["table"] == "甲 | 乙\n丙 | 1"


def test_a_block_is_whole_in_its_own_way():
    assert reasons_against_block(BlockKind.ANSWERS, kept(BlockKind.ANSWERS, {}, [])) == ["请至少写一行问答。"]
    half = kept(BlockKind.GETS, {}, [{"who": "农户"}])
    assert reasons_against_block(BlockKind.GETS, half) == ["第 1 行还要写：得到什么、怎样申请。"]
    media = {"heading": "讲解", "medium": "audio", "url": "http://a.example/x.mp3", "text": ""}
    assert reasons_against_block(BlockKind.MEDIA, media) == ["请填写“文字稿”。", "音频、视频的地址要以 https:// 开头。"]
    picture = {"heading": "", "alt": "图", "text": ""}
    assert reasons_against_block(BlockKind.PICTURE, picture) == ["请填写“图片的全部内容”。", "请选择图片。"]
    leader = {"name": "王某某", "post": "主任", "text": "讲了。", "alt": ""}
    assert reasons_against_block(BlockKind.LEADER, leader) == []
    assert reasons_against_block(BlockKind.LEADER, leader, has_file=True) == ["放了照片，请写明照片里是什么。"]
    chart = {"heading": "降了", "shape": "bars", "unit": "", "table": "年 | 数\n甲 | 1\n乙 | -2"}
    assert reasons_against_block(BlockKind.CHART, chart) == ["条形图不画负数，请改用折线图。"]
    assert reasons_against_block(BlockKind.CHART, chart | {"shape": "line"}) == []
    long = {"heading": "", "text": "字" * 6001}
    assert reasons_against_block(BlockKind.TEXT, long) == ["“内容”超过 6000 个字，请缩短。"]


def test_a_reason_names_the_row_as_it_stands_on_the_page():
    typed = [{"question": ""}, {"question": "补多少？"}]
    told, numbers = kept(BlockKind.ANSWERS, {}, typed), typed_rows(BlockKind.ANSWERS, typed)
    assert reasons_against_block(BlockKind.ANSWERS, told, numbers=numbers) == ["第 2 行还要写：答。"]
    places = [where for where, text in texts_of(BlockKind.ANSWERS, told, numbers=numbers) if text]
    assert places == ["第 2 行的“问”"]


def test_the_address_of_a_film_is_whole():
    told = {"heading": "讲解", "medium": "video", "text": "文字稿。"}
    wrong = "音频、视频的地址不完整：https:// 后面要有网站的名称，中间没有空格。"
    for url in ("https://", "https://x", "https:///a.mp4", "https://a b.example/", "https://.example"):
        assert reasons_against_block(BlockKind.MEDIA, told | {"url": url}) == [wrong], url
    for url in ("https://www.a.example/x.mp4?id=1", "https://视频.中国/1", "https://a.example:8443"):
        assert reasons_against_block(BlockKind.MEDIA, told | {"url": url}) == [], url


def test_the_forms_of_an_explainer_are_told_by_its_blocks():
    blocks = [
        (BlockKind.TEXT, {}), (BlockKind.FIGURES, {}), (BlockKind.FLOW, {}), (BlockKind.MEDIA, {"medium": "audio"}),
    ]  # fmt: skip
    assert forms_of(blocks) == ["drawn", "audio", "text"]
    assert set(SHAPES) == set(BlockKind)
