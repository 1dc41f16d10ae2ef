"""期限：every row of the table is there, checked when it is read, and changes with its law."""

from datetime import date

import pytest

from mingtang.law.clocks import ClockUnit, Mark, Roll, Sense, clock, clocks, read_clocks
from mingtang.law.rules import RuleBroken

NOW = date(2026, 11, 22)

RULEBOOK = [
    ("proactive-publication", "不超过 20 个工作日", "《中华人民共和国政府信息公开条例》第二十六条"),
    ("budget-publication", "不超过 20 日", "《中华人民共和国预算法》第十四条"),
    ("penalty-withdrawal", "不超过 3 个工作日", "《中华人民共和国行政处罚法》第四十八条、第八十五条"),
    ("correction-notice", "不超过 7 个工作日", "《中华人民共和国政府信息公开条例》第三十条"),
    ("reply", "不超过 20 个工作日", "《中华人民共和国政府信息公开条例》第三十三条"),
    ("third-party-opinion", "不超过 15 个工作日", "《中华人民共和国政府信息公开条例》第三十二条"),
    ("joint-maker-opinion", "不超过 15 个工作日", "《中华人民共和国政府信息公开条例》第三十四条"),
    ("delayed-answer", "由本机关确定", "《中华人民共和国政府信息公开条例》第三十五条"),
    ("fee-payment", "不超过 20 个工作日", "《政府信息公开信息处理费管理办法》"),
    ("annual-report-town", "每年1月31日前", "《中华人民共和国政府信息公开条例》第四十九条"),
    ("annual-report-county", "每年3月31日前", "《中华人民共和国政府信息公开条例》第四十九条"),
    ("reconsideration-application", "不超过 60 日", "《中华人民共和国行政复议法》第二十条"),
    ("lawsuit-after-reconsideration", "不超过 15 日", "《中华人民共和国行政诉讼法》第四十五条"),
    ("lawsuit-direct", "不超过 6 个月", "《中华人民共和国行政诉讼法》第四十六条"),
    ("decision-comment", "不少于 30 日", "《重大行政决策程序暂行条例》第十五条"),
    ("decision-hearing-material", "提前不少于 7 日", "《重大行政决策程序暂行条例》第十六条"),
    ("decision-legality-review", "不少于 7 个工作日", "《重大行政决策程序暂行条例》第二十六条"),
    ("decision-catalogue", "每年6月30日前", "《山东省重大行政决策公众参与工作办法》"),
    ("business-document-comment", "不少于 30 日", "《优化营商环境条例》第六十二条"),
    ("petition-notice", "不超过 15 日", "《信访工作条例》第二十三条"),
    ("petition-result", "不超过 60 日", "《信访工作条例》第三十四条"),
    ("hotline-order", "不超过 5 个工作日", "《山东省政务服务热线管理办法》"),
    ("hotline-return", "不超过 2 个工作日", "《山东省政务服务热线管理办法》"),
    ("public-concern-statement", "不超过 5 小时", "《〈关于全面推进政务公开工作的意见〉实施细则》"),
    (
        "npc-suggestion-difficult",
        "不超过 6 个月",
        "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第五十一条",
    ),
    ("village-board-general", "不超过 3 个月", "《山东省村务公开条例》第十二条、第十三条"),
    ("village-board-finance", "不超过 1 个月", "《山东省村务公开条例》第十二条、第十三条"),
    ("village-board-major", "当日", "《山东省村务公开条例》第十二条、第十三条"),
    ("land-pre-notice", "不少于 10 个工作日", "《中华人民共和国土地管理法实施条例》第二十六条"),
    ("land-compensation-plan", "不少于 30 日", "《中华人民共和国土地管理法实施条例》第二十八条"),
    ("land-acquisition-notice", "不超过 15 个工作日", "《中华人民共和国土地管理法实施条例》第三十一条"),
]


@pytest.mark.parametrize(("name", "length", "citation"), RULEBOOK, ids=[row[0] for row in RULEBOOK])
def test_a_clock_has_the_length_and_the_article_of_its_law(name, length, citation):
    row = clock(name, NOW)
    assert (row.length_in_words, row.citation) == (length, citation)


def test_what_nobody_verified_is_set_by_the_organ():
    shaky = [row for row in clocks() if row.confidence in ("med", "lo") or row.mark is Mark.D or row.length is None]
    assert [row.id for row in shaky if not row.configurable and row.unit is not ClockUnit.DATE] == []


def test_a_changed_law_changes_its_clock_on_the_day():
    assert clock("npc-suggestion", date(2025, 3, 10)).article == "第四十二条"
    assert clock("npc-suggestion", date(2025, 3, 11)).article == "第五十一条"


def test_a_clock_before_its_law_is_refused_with_the_days_it_holds():
    with pytest.raises(RuleBroken) as refusal:
        clock("reconsideration-application", date(2023, 12, 31))
    assert refusal.value.reasons == (
        "“申请行政复议”在2023年12月31日没有适用的依据：《中华人民共和国行政复议法》第二十条自2024年1月1日起施行。",
    )


def test_an_unknown_clock_says_where_the_list_is():
    with pytest.raises(RuleBroken) as refusal:
        clock("tea-break", NOW)
    assert refusal.value.reasons == ("没有名为“tea-break”的期限，请用 mingtang clock list 查看全部期限。",)


def test_terms_of_days_and_months_roll_and_counters_of_freshness_do_not():
    assert clock("petition-result", NOW).roll is Roll.NEXT
    assert clock("decision-hearing-material", NOW).roll is Roll.PREVIOUS
    fresh = ["home-page-freshness", "new-media-freshness", "notice-column-freshness", "village-board-general"]
    assert {clock(name, NOW).roll for name in fresh} == {Roll.NONE}


def test_an_organ_may_only_be_stricter_than_the_law():
    assert clock("reply", NOW).with_length(15).length == 15
    assert clock("decision-comment", NOW).with_length(45).length == 45
    with pytest.raises(RuleBroken) as refusal:
        clock("reply", NOW).with_length(25)
    assert refusal.value.reasons == (
        "“答复申请”是规定的期限（不超过 20 个工作日），本机关只能定得更严，不能改为 25 个工作日。",
    )
    with pytest.raises(RuleBroken, match="只能定得更严，不能改为 20 日"):
        clock("decision-comment", NOW).with_length(20)


def test_an_organ_sets_a_configurable_clock_as_it_needs():
    assert clock("delayed-answer", NOW).with_length(60).length == 60
    assert clock("applicant-correction", NOW).with_length(30).length_in_words == "不超过 30 个工作日"


@pytest.mark.parametrize("length", [0, -1, 1000, 10**12])
def test_a_length_stays_within_reason(length):
    with pytest.raises(RuleBroken, match="应当是 1 到 999 之间的整数"):
        clock("delayed-answer", NOW).with_length(length)


def test_the_days_to_correct_an_application_are_the_organs_to_set():
    row = clock("applicant-correction", NOW)
    assert (row.length, row.needs_length, row.length_in_words) == (None, True, "由本机关确定")


def test_the_extended_reply_stands_still_for_the_same_reasons_as_the_reply():
    assert clock("reply-extension", NOW).pauses == clock("reply", NOW).pauses


def test_a_clock_of_the_same_day_may_be_given_its_own_length():
    assert clock("explainer-publication", NOW).with_length(0).length_in_words == "当日"
    with pytest.raises(RuleBroken, match="应当是 0 到 999 之间的整数"):
        clock("explainer-publication", NOW).with_length(-1)


def test_a_fixed_date_has_no_length():
    with pytest.raises(RuleBroken, match="固定日期"):
        clock("annual-report-town", NOW).with_length(3)


TABLE = """
[instruments.law]
title = "某法"

[[clock]]
id = "one"
name = "一"
group = "组"
trigger = "收到"
unit = "working_days"
length = 5
instrument = "law"
mark = "V1"
"""


def test_a_small_table_is_read():
    (row,) = read_clocks(TABLE)
    assert (row.citation, row.length, row.sense, row.roll) == ("《某法》", 5, Sense.AT_MOST, Roll.NONE)


@pytest.mark.parametrize(
    ("wrong", "right", "fault"),
    [
        ('id = "One"', 'id = "one"', "kebab-case"),
        ("length = -5", "length = 5", "must not be negative"),
        ("colour = 5", "length = 5", "unknown"),
        ("", "length = 5", "without a length it must be configurable"),
        ('mark = "D"', 'mark = "V1"', "a design of ours must be configurable"),
        ('mark = "M"', 'mark = "V1"', "needs a confidence"),
        ('mark = "M"\nconfidence = "lo"', 'mark = "V1"', "a shaky memory must be configurable"),
        ('unit = "hours"\nroll = "next"', 'unit = "working_days"', "only days and months can roll"),
        ('unit = "months"\npauses = ["等"]', 'unit = "working_days"', "only working days can be paused"),
        ('unit = "date"', 'unit = "working_days"', "a date needs month_day and no length"),
        ('unit = "date"\nmonth_day = "02-30"', 'unit = "working_days"\nlength = 5', "a day of every year"),
        ('instrument = "lore"', 'instrument = "law"', "no instrument lore"),
        ('mark = "V1"\nvalid_from = 2026-01-02\nvalid_to = 2026-01-01', 'mark = "V1"', "before valid_from"),
        ("", 'trigger = "收到"', "missing"),
    ],
)
def test_a_wrong_row_stops_the_release(wrong, right, fault):
    with pytest.raises(ValueError, match=fault):
        read_clocks(TABLE.replace(right, wrong))


def test_two_rows_of_one_id_must_not_hold_on_one_day():
    row = TABLE[TABLE.index("[[clock]]") :]
    with pytest.raises(ValueError, match="do not overlap"):
        read_clocks(TABLE + row)
    apart = TABLE + "valid_to = 2025-12-31\n" + row + "valid_from = 2026-01-01\n"
    assert [each.valid_from for each in read_clocks(apart)] == [None, date(2026, 1, 1)]
