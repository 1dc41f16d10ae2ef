"""公文的一生：which steps a kind needs, how long each takes, and how long the document may hold."""

from datetime import date

import pytest

from mingtang.law import policies as law
from mingtang.law import policy_lengths as lengths_law
from mingtang.law.policies import Act, Done, PolicyState
from mingtang.law.policy_lengths import Lengths
from mingtang.law.policy_signing import reasons_against_missing
from mingtang.law.workdays import Calendar

NORMATIVE, POLICY, OTHER = (law.kinds()[code] for code in ("normative", "policy", "other"))
USUAL = Lengths()
CALENDAR = Calendar.shipped()
DAY = date(2026, 3, 2)


def done(*acts):
    return [Done(act, DAY) for act in acts]


def later(steps):
    return [Done(one.act, date(2026, 3, 3)) for one in steps]


WHOLE = done(Act.COMMENTS_OPEN, Act.COMMENTS_CLOSE, Act.LEGALITY_SENT, Act.LEGALITY_OPINION, Act.DELIBERATION,
             Act.REGISTRATION)  # fmt: skip


PERIOD = [Done(Act.COMMENTS_OPEN, date(2026, 1, 31)), Done(Act.COMMENTS_CLOSE, DAY)]


@pytest.mark.parametrize(
    ("kind", "steps", "market", "reasons"),
    [
        (NORMATIVE, [], False, ["“行政规范性文件”公开以前还要办：征求意见、合法性审核、集体审议、登记编号。"]),
        (NORMATIVE, WHOLE, False, []),
        (NORMATIVE, PERIOD + WHOLE[2:], True, ["“行政规范性文件”公开以前还要办：公平竞争审查。"]),
        (NORMATIVE, [*WHOLE, Done(Act.FAIR_COMPETITION, DAY)], True, [
            "“行政规范性文件”公开以前还要办：征求意见。",
            "涉及市场主体，征求意见不少于 30 天，登记的只有 0 天，请重新征求意见，再登记一次。"]),
        (NORMATIVE, WHOLE + later(WHOLE[:2]), False, [
            "“行政规范性文件”公开以前还要办：合法性审核、集体审议。",
            "合法性审核、集体审议登记的日子早于前面的步骤，请重新办，再登记一次。"]),
        (NORMATIVE, WHOLE + later(WHOLE[:5]), False, []),
        (POLICY, [Done(Act.PASS_OVER, DAY, "comments"), *WHOLE[:2], Done(Act.FAIR_COMPETITION, DAY)], True, [
            "“其他政策文件”公开以前还要办：征求意见。",
            "涉及市场主体，征求意见不少于 30 天，登记的只有 0 天，请重新征求意见，再登记一次。"]),
        (POLICY, [*WHOLE[:2], Done(Act.PASS_OVER, DAY, "comments"), Done(Act.FAIR_COMPETITION, DAY)], True, []),
        (NORMATIVE, [*WHOLE[2:], Done(Act.PASS_OVER, DAY, "comments")], False, []),
        (NORMATIVE, [*WHOLE, Done(Act.COMMENTS_OPEN, DAY)], False, [
            "“行政规范性文件”公开以前还要办：征求意见。",
            "正在征求意见，还没有登记“征求意见结束”；结束以后才能公开。"]),
        (OTHER, WHOLE[:1], False, ["正在征求意见，还没有登记“征求意见结束”；结束以后才能公开。"]),
        (POLICY, [], False, []),
        (POLICY, [], True, ["“其他政策文件”公开以前还要办：征求意见、公平竞争审查。"]),
        (OTHER, [], True, []),
    ],
)  # fmt: skip
def test_which_steps_are_left(kind, steps, market, reasons):
    assert reasons_against_missing(kind, steps, touches_market=market) == reasons


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
        (PolicyState.DRAFT, Act.DELIBERATION, [], ["“集体审议”以前要先办完：征求意见、合法性审核。"]),
        (PolicyState.LEGALITY, Act.DELIBERATION, later(WHOLE[:4]), [
            "日期早于“征求意见结束”的2026年3月3日，请核对。", "日期早于“合法性审核意见”的2026年3月3日，请核对。"]),
        (PolicyState.DRAFT, Act.LEGALITY_SENT, [Done(Act.PASS_OVER, DAY, "comments")], []),
        (PolicyState.DRAFT, Act.REGISTRATION, WHOLE[:4], ["“登记编号”以前要先办完：集体审议。"]),
        (PolicyState.DROPPED, Act.DELIBERATION, [], ["这份公文不再制定，不能再办。"]),
        (PolicyState.PUBLISHED, Act.DELIBERATION, [], ["这份公文已经公布，这一步不能再补办。"]),
        (PolicyState.PUBLISHED, Act.FILING, [], []),
        (PolicyState.REGISTERED, Act.REGISTRATION, WHOLE, ["“登记编号”已经登记过。"]),
    ],
)  # fmt: skip
def test_each_step_in_its_place(state, act, steps, reasons):
    assert law.reasons_against_act(state, act, NORMATIVE, steps, on=DAY) == reasons


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


def test_a_step_stands_between_the_year_before_the_sheet_and_today():
    since = law.earliest_day(DAY)
    assert [law.reasons_against_day(on, since=since, today=DAY) for on in (date(2025, 3, 2), DAY)] == [[], []]
    assert law.reasons_against_day(date(1900, 1, 1), since=since, today=DAY) == [
        "日期早于2025年3月2日，这份公文那时还没有开始办，请核对年份。"
    ]
    assert law.reasons_against_day(date(2026, 3, 3), since=since, today=DAY) == ["日期在今天以后，请核对。"]


def test_what_was_registered_wrongly_is_given_up_before_it_is_public():
    assert PolicyState.DROPPED in law.MOVES[PolicyState.REGISTERED]
    assert PolicyState.DROPPED not in law.MOVES[PolicyState.PUBLISHED]


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"years": 99}, "“有效期最长几年”请填 1 到 5。"),
        ({"trial_years": 3}, "“试行、暂行的最长几年”请填 1 到 2。"),
        ({"filing_days": 999}, "“公布以后几天内备案”请填 1 到 60。"),
        ({"review_months": 0}, "“不公开的几个月复查一次”请填 1 到 60。"),
    ],
)
def test_no_setting_lets_a_document_hold_longer_than_the_rules(told, reason):
    assert lengths_law.reasons_against_lengths(Lengths(**told)) == [reason]


def test_a_slip_in_the_year_of_force_or_end_is_refused():
    since, until = date(9998, 1, 1), date(9999, 12, 31)
    assert lengths_law.reasons_against_term(NORMATIVE, since, until, USUAL, is_trial=False) == [
        "施行日期在1949年10月1日以前或者2100年以后，请核对年份。",
        "有效期到的日子在1949年10月1日以前或者2100年以后，请核对年份。",
    ]
