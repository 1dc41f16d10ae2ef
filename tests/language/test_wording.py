"""用语检查：what is wrong beyond doubt or looks so, and what only seems to. All names are made up."""

from datetime import date

import pytest

from mingtang.language.wording import Own, OwnKind, OwnWord, doubts, own_of, table_doubts
from mingtang.language.wording.copies import near_copies
from mingtang.language.wording.leftovers import leftover_doubts


def told(text, **given):
    return [(it.rule.value, it.written) for it in doubts(text, **given)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026年2月30日前完成", [("date", "2026年2月30日")]),
        ("2026年2月29日", [("date", "2026年2月29日")]),
        ("2028年2月29日", []),
        ("6月31日前", [("date", "6月31日")]),
        ("2月29日前", []),
        ("二〇二六年四月三十一日", [("date", "二〇二六年四月三十一日")]),
        ("2026年13月", [("date", "2026年13月")]),
        ("2026-02-30", [("date", "2026-02-30")]),
        ("２０２６年３月１２日（星期三）", [("weekday", "2026年3月12日(星期三)")]),
        ("2026年3月12日（星期四）", []),
        ("2026年3月15日，星期天", []),
        ("3月12日（星期三）", []),
        ("每年12月31日前", []),
    ],
)
def test_days_that_do_not_exist_and_weekdays_that_disagree_are_told(text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("全镇共12人，其中男7人，女6人。", [("sum", "12人")]),
        ("全镇共12人，其中男7人，女5人。", []),
        ("合计1,200.5万元，其中：中央1,000万元、省级200万元。", [("sum", "1,200.5万元")]),
        ("共收到申请30件，其中办结20件等。", []),
        ("共计100万元，其中主要用于道路60万元。", []),
        ("共30件，其中20件已办结，涉及5个村。", []),
    ],
)
def test_sums_of_a_sentence_that_do_not_add_up_are_told(text, wanted):
    assert told(text) == wanted


def test_sums_of_a_table_that_do_not_add_up_are_told_at_their_cell():
    rows = [
        ["序号", "村", "户数", "金额（元）"],
        ["1", "桃园村", "12", "1,200.50"],
        ["2", "柳树村", "8", "800"],
        ["合计", "", "20", "2,000"],
    ]
    found = [(row, column, doubt.advice) for row, column, doubt in table_doubts(rows)]
    assert found == [(3, 3, "这一列加起来是2000.5，合计写的是2,000，请核对。")]
    rows[3][3] = "2000.50"
    assert list(table_doubts(rows)) == []


def test_parts_and_their_total_are_added_each_once():
    rows = [
        ["项目", "数"],
        ["甲", "1"],
        ["乙", "2"],
        ["小计", "3"],
        ["丙", "4"],
        ["丁", "5"],
        ["小计", "9"],
        ["总计", "12"],
    ]
    assert list(table_doubts(rows)) == []
    rows[-1][1] = "15"
    assert [(row, column) for row, column, _ in table_doubts(rows)] == [(7, 1)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("依据《中华人民共和国政府信息公开条例》第五十七条", [("article", "第五十七条")]),
        ("依据《政府信息公开条例》（国务院令第711号）第二十条、第六十条第一款", [("article", "第六十条")]),
        ("依据《政府信息公开条例》第56条", []),
        ("《某某市某某办法》第九百条", []),
        ("根据《行政许可法》第八十四条的规定", [("article", "第八十四条")]),
    ],
)
def test_articles_that_a_statute_does_not_have_are_told(text, wanted):
    assert [it for it in told(text) if it[0] == "article"] == wanted


def test_what_is_repealed_is_told_from_its_day_on():
    text = "依据《最高人民法院关于审理政府信息公开行政案件若干问题的规定》第五条"
    assert [rule for rule, _ in told(text)] == ["repealed"]
    assert told(text, on=date(2025, 5, 31)) == []
    assert told(f"{text[2:]}已经废止"[:-6] + "（已废止）") == []


@pytest.mark.parametrize(
    "text",
    [
        "××镇人民政府",
        "请登录（具体网址）查询",
        "XX年XX月XX日",
        "联系人：____",
        "【】",
        "（此处填写单位名称）",
        "{{标题}}",
        "某某单位",
        "详见（网址待补）",
        "（填写金额）元",
        "联系人：***，电话另告",
        "于2026-** 报送",
        "患***。",
    ],
)
def test_what_a_template_left_is_told(text):
    assert [rule for rule, _ in told(text)] == ["leftover"]


@pytest.mark.parametrize(
    "text",
    [
        "138****1234",
        "370***********1234",
        "卡号*******************。",
        "卡号 **** **** **** ***，",
        "138 **** 8000",
        "0533 ***-**45",
        "王某某",
        "鲁C****5",
        "（以下简称申请单位）",
        "4×4米",
        "（具体名单由县局提出）",
        "年度报告（补充）",
        "名单（另附）",
    ],
)
def test_what_was_covered_on_purpose_is_no_left_over(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("做好安全隐换排查", ["安全隐换"]),
        ("加强监督管埋工作", ["监督管埋"]),
        ("报镇人民政俯批准", ["政俯"]),
        ("截止目前，已完成", ["截止目前"]),
        ("监察机关和检察机关", []),
        ("综合管理和综合治理", []),
        ("依法治省、依法治县", []),
        ("公开公正、公平竞争", []),
    ],
)
def test_phrases_and_characters_that_are_easily_mixed_up_are_told(text, wanted):
    assert [it.written for it in doubts(text)] == wanted


OWN = Own(
    (
        OwnWord(OwnKind.ORGAN, "柳溪镇便民服务中心", "柳溪镇便民中心"),
        OwnWord(OwnKind.PERSON, "王某甲", "镇长"),
        OwnWord(OwnKind.PHRASE, "四个一遍工作法"),
    )
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("由柳溪镇便民中心办理", [("name", "柳溪镇便民中心")]),
        ("由柳溪镇便名服务中心办理", [("name", "柳溪镇便名服务中心")]),
        ("由柳溪镇便民服务中心办理", []),
        ("副镇长王某甲到场", [("name", "副镇长王某甲")]),
        ("镇长王某甲到场", []),
        ("王某甲书记讲话", [("name", "王某甲书记")]),
        ("王某甲同志讲话", []),
        ("落实四个一边工作法", [("name", "四个一边工作法")]),
        ("落实四个一遍工作发", [("name", "四个一遍工作发")]),
    ],
)
def test_names_titles_and_phrases_are_held_against_the_organs_own_list(text, wanted):
    assert told(text, own=OWN) == wanted


def test_a_list_of_the_organ_is_read_row_by_row_and_says_what_it_cannot_read():
    rows = [
        "种类\t规范写法\t别的写法",
        "机关名称\t柳溪镇便民服务中心\t柳溪镇便民中心",
        "公开的电话\t0533-7812345",
        "别的\t什么",
        "",
    ]
    words, unread = own_of(rows)
    assert [(word.kind.value, word.right, word.other) for word in words] == [
        ("organ", "柳溪镇便民服务中心", "柳溪镇便民中心"),
        ("office_phone", "0533-7812345", ""),
    ]
    assert unread == ["第 4 行：第一格写机关名称、姓名职务、固定提法、公开的电话，第二格写 2 到 60 个字的规范写法。"]


def test_last_years_notice_with_other_figures_is_nearly_a_copy():
    lines = [
        f"第{place}项，由{name}负责，按照规定的程序办理，及时公布结果。"
        for place, name in enumerate("甲乙丙丁戊己庚辛壬癸子丑")
    ]
    text = "".join(lines) + "2026年3月12日"
    earlier = {"旧": "".join(lines) + "2025年3月11日", "别的": "全镇秸秆禁烧工作会议召开。" * 30}
    assert [(copy.key, copy.share > 0.95) for copy in near_copies(text, earlier)] == [("旧", True)]
    assert list(near_copies("短短一句。", {"旧": "短短一句。"})) == []


def test_a_name_covered_on_purpose_is_no_leftover_and_stars_behind_other_words_are():
    told = ("赵**", "欧阳**", "当事人：王**", "金额**", "赵***", "单位名称**")
    assert [bool(list(leftover_doubts(text))) for text in told] == [False, False, False, True, True, True]
    assert [text for text in ("阿**", "第**，尉迟**", "处罚孔**。") if list(leftover_doubts(text))] == []
