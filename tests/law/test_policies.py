"""公文的一生：which steps a kind needs, how long each takes, and how long the document may hold."""

from datetime import date

import pytest

from mingtang.law import policies as law
from mingtang.law import policy_lengths as lengths_law
from mingtang.law.policies import Act, Done, PolicyState
from mingtang.law.policy_lengths import Lengths
from mingtang.law.workdays import Calendar

NORMATIVE, POLICY, OTHER = (law.kinds()[code] for code in ("normative", "policy", "other"))
USUAL = Lengths()
CALENDAR = Calendar.shipped()
DAY = date(2026, 3, 2)


def done(*acts):
    return [Done(act, DAY) for act in acts]


WHOLE = done(Act.COMMENTS_OPEN, Act.COMMENTS_CLOSE, Act.LEGALITY_SENT, Act.LEGALITY_OPINION, Act.DELIBERATION,
             Act.REGISTRATION)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "steps", "market", "reasons"),
    [
        (NORMATIVE, [], False, ["“行政规范性文件”公开以前还要办：征求意见、合法性审核、集体审议、登记编号。"]),
        (NORMATIVE, WHOLE, False, []),
        (NORMATIVE, WHOLE, True, ["“行政规范性文件”公开以前还要办：公平竞争审查。"]),
        (NORMATIVE, [*WHOLE[2:], Done(Act.PASS_OVER, DAY, "comments")], False, []),
        (POLICY, [], False, []),
        (POLICY, [], True, ["“其他政策文件”公开以前还要办：征求意见、公平竞争审查。"]),
        (OTHER, [], True, []),
    ],
)
def test_which_steps_are_left(kind, steps, market, reasons):
    assert law.reasons_against_missing(kind, steps, touches_market=market) == reasons


def test_what_binds_are_normative_documents_policies_and_plans():
    assert law.binding_types() == {"normative", "policy", "plan"}


@pytest.mark.parametrize(
    ("closed", "market", "note", "reasons"),
    [
        (date(2026, 3, 31), True, "很急", ["涉及市场主体，征求意见不少于 30 天，最早到2026年4月1日结束；"
                                       "确因紧急不能征求的，登记“有一步不办”并写明理由。"]),
        (date(2026, 4, 1), True, "", []),
        (date(2026, 3, 8), False, "", ["征求意见只有 6 天，少于本机关定的 7 天，请写明原因。"]),
        (date(2026, 3, 8), False, "防汛急需。", []),
    ],
)  # fmt: skip
def test_comments_take_thirty_days_where_business_is_touched(closed, market, note, reasons):
    assert lengths_law.reasons_against_comments(DAY, closed, USUAL, touches_market=market, note=note) == reasons


@pytest.mark.parametrize(
    ("answered", "reasons"),
    [
        (date(2026, 3, 6), ["合法性审核少于 5 个工作日，请写明原因。"]),
        (date(2026, 3, 9), []),
        (date(2026, 3, 23), []),
        (date(2026, 3, 24), ["合法性审核超过 15 个工作日，请写明原因。"]),
    ],
)
def test_the_legality_review_takes_five_to_fifteen_working_days_or_a_reason(answered, reasons):
    asked = {"lengths": USUAL, "calendar": CALENDAR}
    assert lengths_law.reasons_against_legality(DAY, answered, **asked, note="") == reasons
    assert lengths_law.reasons_against_legality(DAY, answered, **asked, note="紧急。") == []


def test_a_document_holds_five_years_at_most_and_a_trial_two():
    told = {"lengths": USUAL, "is_trial": False}
    assert lengths_law.reasons_against_term(NORMATIVE, DAY, date(2031, 3, 1), **told) == []
    assert lengths_law.reasons_against_term(NORMATIVE, DAY, date(2031, 3, 2), **told) == [
        "有效期最长 5 年，最晚到2031年3月1日。"
    ]
    assert lengths_law.reasons_against_term(NORMATIVE, DAY, date(2028, 3, 2), USUAL, is_trial=True) == [
        "试行、暂行的有效期最长 2 年，最晚到2028年3月1日。"
    ]
    bare = ["“行政规范性文件”要写明施行日期和有效期。"]
    assert lengths_law.reasons_against_term(NORMATIVE, None, None, **told) == bare
    assert lengths_law.reasons_against_term(POLICY, DAY, None, **told) == []


@pytest.mark.parametrize(
    ("state", "act", "steps", "reasons"),
    [
        (PolicyState.DRAFT, Act.COMMENTS_CLOSE, [], ["还没有登记“开始征求意见”。"]),
        (PolicyState.DRAFT, Act.FILING, [], ["公布以后才备案。"]),
        (PolicyState.DROPPED, Act.DELIBERATION, [], ["这份公文不再制定，不能再办。"]),
        (PolicyState.PUBLISHED, Act.DELIBERATION, [], ["这份公文已经公布，这一步不能再补办。"]),
        (PolicyState.PUBLISHED, Act.FILING, [], []),
        (PolicyState.REGISTERED, Act.REGISTRATION, WHOLE, ["“登记编号”已经登记过。"]),
    ],
)
def test_each_step_in_its_place(state, act, steps, reasons):
    assert law.reasons_against_act(state, act, NORMATIVE, steps, on=DAY, today=DAY) == reasons


def test_it_moves_on_and_never_back():
    assert law.after(PolicyState.DRAFT, Act.LEGALITY_SENT) is PolicyState.LEGALITY
    assert law.after(PolicyState.LEGALITY, Act.COMMENTS_OPEN) is PolicyState.LEGALITY
    assert law.after(PolicyState.DELIBERATION, Act.REGISTRATION) is PolicyState.REGISTERED


def test_no_setting_goes_below_the_thirty_days_of_the_regulation():
    assert lengths_law.reasons_against_lengths(USUAL) == []
    assert lengths_law.reasons_against_lengths(Lengths(market_comment_days=29)) == [
        "涉及市场主体的，征求意见不能少于 30 天（优化营商环境条例第六十二条）。"
    ]


def test_only_what_the_kind_allows_is_passed_over_and_with_a_reason():
    assert law.reasons_against_passing(NORMATIVE, "comments", [], reason="防汛紧急。") == []
    assert law.reasons_against_passing(NORMATIVE, "legality", [], reason=" ") == [
        "请写明为什么不办这一步。",
        "“行政规范性文件”的合法性审核不能不办。",
    ]
