"""办理结果：twenty-one of them, with the annual report's labels, each reached by its grounds."""

import re
from datetime import date

import pytest

from mingtang.law.outcomes import (
    Force,
    RecourseKind,
    exemptions,
    ground,
    grounds,
    outcome,
    outcomes,
    read_outcomes,
    reasons_against_reply,
)
from mingtang.law.rules import RuleBroken

NOW = date(2026, 11, 27)
LABELS = [
    ("R1", "（一）予以公开", "B"),
    ("R2", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "A"),
    ("R3.1", "1.属于国家秘密", "A"),
    ("R3.2", "2.其他法律行政法规禁止公开", "A"),
    ("R3.3", "3.危及“三安全一稳定”", "A"),
    ("R3.4", "4.保护第三方合法权益", "A"),
    ("R3.5", "5.属于三类内部事务信息", "A"),
    ("R3.6", "6.属于四类过程性信息", "A"),
    ("R3.7", "7.属于行政执法案卷", "A"),
    ("R3.8", "8.属于行政查询事项", "B"),
    ("R4.1", "1.本机关不掌握相关政府信息", "B"),
    ("R4.2", "2.没有现成信息需要另行制作", "B"),
    ("R4.3", "3.补正后申请内容仍不明确", "B"),
    ("R5.1", "1.信访举报投诉类申请", "B"),
    ("R5.2", "2.重复申请", "B"),
    ("R5.3", "3.要求提供公开出版物", "B"),
    ("R5.4", "4.无正当理由大量反复申请", "B"),
    ("R5.5", "5.要求行政机关确认或重新出具已获取信息", "B"),
    ("R6.1", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "B"),
    ("R6.2", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "B"),
    ("R6.3", "3.其他", "B"),
]
GROUNDS = {
    "already-public": ("R1", "第三十六条第一项", ""),
    "disclosed": ("R1", "第三十六条第二项", ""),
    "disclosed-by-consent": ("R1", "第十五条、第三十二条、第三十六条第二项", "E15"),
    "disclosed-in-public-interest": ("R1", "第十五条、第三十二条、第三十六条第二项", "E15"),
    "separated": ("R2", "第三十七条", ""),
    "state-secret": ("R3.1", "第十四条、第三十六条第三项", "E14A"),
    "forbidden-by-law": ("R3.2", "第十四条、第三十六条第三项", "E14B"),
    "endangers-safety": ("R3.3", "第十四条、第三十六条第三项", "E14C"),
    "third-party-harmed": ("R3.4", "第十五条、第三十二条、第三十六条第三项", "E15"),
    "internal-matter": ("R3.5", "第十六条、第三十六条第三项", "E16A"),
    "in-process": ("R3.6", "第十六条、第三十六条第三项", "E16B"),
    "enforcement-file": ("R3.7", "第十六条、第三十六条第三项", "E16C"),
    "special-query": ("R3.8", "第三十六条第七项", ""),
    "not-existing": ("R4.1", "第三十六条第四项", ""),
    "not-ours": ("R4.1", "第三十六条第五项", ""),
    "to-be-made": ("R4.2", "第三十八条", ""),
    "still-unclear": ("R4.3", "第三十条", ""),
    "petition": ("R5.1", "第三十九条第一款", ""),
    "repeated": ("R5.2", "第三十六条第六项", ""),
    "publication": ("R5.3", "第三十九条第二款", ""),
    "excessive": ("R5.4", "第三十五条", ""),
    "confirm-again": ("R5.5", "第二十七条", ""),
    "correction-lapsed": ("R6.1", "第三十条", ""),
    "fee-lapsed": ("R6.2", "", ""),
    "withdrawn": ("R6.3", "", ""),
    "other": ("R6.3", "", ""),
}


def test_the_results_are_those_of_the_annual_report_to_the_letter():
    assert [(row.code, row.label, row.recourse.value) for row in outcomes()] == LABELS


def test_the_groups_are_the_headings_of_the_annual_report():
    assert list(dict.fromkeys((row.group, row.group_label) for row in outcomes())) == [
        ("R1", "（一）予以公开"),
        ("R2", "（二）部分公开"),
        ("R3", "（三）不予公开"),
        ("R4", "（四）无法提供"),
        ("R5", "（五）不予处理"),
        ("R6", "（六）其他处理"),
    ]
    assert all(re.match(row.group, row.code) for row in outcomes())


def test_each_ground_leads_to_one_result_under_its_article():
    assert {
        row.id: (row.outcome.code, row.article, row.exemption.code if row.exemption else "") for row in grounds(NOW)
    } == GROUNDS


def test_publication_may_follow_only_what_was_given_and_not_what_one_person_was_allowed():
    assert {row.code for row in outcomes() if row.may_publish} == {"R1", "R2"}
    assert {row.id for row in grounds(NOW) if row.may_publish} == {
        "already-public",
        "disclosed",
        "disclosed-in-public-interest",
        "separated",
    }


def test_the_exemptions_say_how_strictly_they_bind():
    assert [(row.code, row.force) for row in exemptions()] == [
        ("E14A", Force.MUST),
        ("E14B", Force.MUST),
        ("E14C", Force.MUST),
        ("E15", Force.CONSENT),
        ("E16A", Force.MAY),
        ("E16B", Force.MAY),
        ("E16C", Force.MAY),
    ]
    assert {row.exemption.code for row in grounds(NOW) if row.withholds} == {row.code for row in exemptions()}


def test_a_reply_says_what_its_ground_asks_for():
    elsewhere = ground("not-ours", NOW)
    assert reasons_against_reply(elsewhere, {"reasons": "该信息由县自然资源和规划局制作。", "right_organ": " "}) == (
        "以“不属于本机关负责公开”答复的，请写明负责公开的行政机关的名称（确实不能确定的，写明不能确定）。",
    )
    told = {"reasons": "该信息由县自然资源和规划局制作。", "right_organ": "清河县自然资源和规划局"}
    assert reasons_against_reply(elsewhere, told) == ()
    assert [need.id for need in elsewhere.may_tell] == ["right_contact"]


@pytest.mark.parametrize("row", grounds(NOW), ids=lambda row: row.id)
def test_every_ground_asks_something_and_is_content_once_it_is_answered(row):
    withheld = [ground("in-process", NOW)] if row.id == "separated" else []
    unanswered = reasons_against_reply(row, {}, withheld=withheld)
    assert 1 <= len(unanswered) >= len(row.needs) - 1
    assert all(reason.endswith("。") for reason in unanswered)
    answers = {need.id: "写明了" for need in row.needs} | {"which_kind": "、".join(row.kinds)}
    assert reasons_against_reply(row, answers, withheld=withheld) == ()


def test_no_refusal_rests_on_the_form_of_the_annual_report():
    ended = {"withdrawn", "other"}
    assert {row.id for row in grounds(NOW) if row.instrument.title.endswith("工作年度报告格式")} == ended


def test_a_separated_reply_names_what_the_withheld_part_rests_on():
    separated = ground("separated", NOW)
    told = {need.id: "写明了" for need in separated.needs}
    assert reasons_against_reply(separated, told) == ("区分处理的，请选择不予公开的部分依据哪一条。",)
    assert reasons_against_reply(separated, told, withheld=[ground("petition", NOW)]) == (
        "“以申请的形式进行信访、投诉、举报等”不是不予公开的依据，不能用于区分处理中不予公开的部分。",
    )
    assert reasons_against_reply(
        ground("disclosed", NOW), {"titles": "文件", "route": "邮寄"}, withheld=[ground("in-process", NOW)]
    ) == ("“可以公开，予以提供”不是区分处理，不能另外选择不予公开的依据。",)


def test_a_ground_holds_from_the_day_of_its_law():
    assert "fee-lapsed" not in {row.id for row in grounds(date(2020, 12, 31))}
    with pytest.raises(RuleBroken, match="在2020年12月31日不适用"):
        ground("fee-lapsed", date(2020, 12, 31))
    assert ground("fee-lapsed", date(2021, 1, 1)).outcome.code == "R6.2"


def test_what_is_not_in_the_table_is_refused_in_words():
    with pytest.raises(RuleBroken, match="没有代码为“R7”的办理结果"):
        outcome("R7")
    with pytest.raises(RuleBroken, match="没有名为“secret”的答复依据"):
        ground("secret", NOW)
    assert outcome("R3.8").recourse is RecourseKind.EITHER


TABLE = """
[instruments.law]
title = "某法"
[groups]
R1 = "（一）"
[needs]
why = "理由"
[[outcome]]
code = "R1"
label = "（一）"
group = "R1"
recourse = "B"
may_publish = true
instrument = "law"
mark = "V1"
[[exemption]]
code = "E1"
label = "一"
article = "第一条"
force = "must"
[[ground]]
id = "one"
label = "一"
outcome = "R1"
needs = ["why"]
instrument = "law"
mark = "V1"
"""


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("R1", "予以公开"),
        ("R2", "部分公开"),
        ("R3.4", "不予公开：保护第三方合法权益"),
        ("R6.3", "其他处理：其他"),
    ],
)
def test_a_result_is_said_without_the_numbers_of_the_report(code, said):
    assert outcome(code).said == said


def test_a_table_is_checked_when_it_is_read():
    assert read_outcomes(TABLE).grounds[0].citation == "《某法》"
    with pytest.raises(ValueError, match="needs nobody asks for"):
        read_outcomes(TABLE.replace('needs = ["why"]', "needs = []"))
    with pytest.raises(ValueError, match="from memory needs a confidence"):
        read_outcomes(TABLE.replace('mark = "V1"', 'mark = "M"'))
    with pytest.raises(KeyError):
        read_outcomes(TABLE.replace('outcome = "R1"', 'outcome = "R2"'))
