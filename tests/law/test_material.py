"""请科室提供材料的规则：the table of moves, days inside those of the reply, and words that name nobody."""

from datetime import date

import pytest

from mingtang.law.foi import ApplicationState
from mingtang.law.material import (
    MOVES,
    Held,
    MaterialState,
    day_to_remind,
    last_day_to_send_back,
    latest_day,
    reasons_against_answer,
    reasons_against_case,
    reasons_against_days,
    reasons_against_moving,
    reasons_against_naming,
    reasons_against_sending_back,
    reasons_against_words,
    weeks_late,
)
from mingtang.law.workdays import Calendar

CALENDAR = Calendar.shipped()
MONDAY, DUE = date(2026, 3, 2), date(2026, 3, 30)


@pytest.mark.parametrize("now", MaterialState)
@pytest.mark.parametrize("then", MaterialState)
def test_a_request_moves_as_the_table_says_and_otherwise_says_why_not(now, then):
    reasons = reasons_against_moving(now, then)
    assert (reasons == ()) == (then in MOVES[now])
    assert all(reason.startswith(f"这次请求“{now.label}”，不能") for reason in reasons)


def test_only_a_case_in_hand_asks_offices():
    asked = {state for state in ApplicationState if not reasons_against_case(state)}
    assert asked == {ApplicationState(name) for name in ("received", "correcting", "handling", "unpaid")}
    assert reasons_against_case(ApplicationState.ANSWERED) == ("这件申请“已答复”，不再请科室提供材料。",)


def test_the_last_day_of_an_office_lies_two_working_days_before_that_of_the_reply():
    assert latest_day(DUE, CALENDAR) == date(2026, 3, 26)
    assert reasons_against_days(15, case_due=DUE, on=date(2026, 3, 5), calendar=CALENDAR) == ()
    assert reasons_against_days(15, case_due=DUE, on=date(2026, 3, 6), calendar=CALENDAR) == (
        "这件申请要在2026年3月30日以前答复，材料最迟要在2026年3月26日以前（提前 2 个工作日）；"
        "15 个工作日是2026年3月27日，请写少一些。",
    )
    assert reasons_against_days(1, case_due=DUE, on=date(2026, 3, 26), calendar=CALENDAR) == (
        "这件申请要在2026年3月30日以前答复，材料最迟要在2026年3月26日以前（提前 2 个工作日），"
        "今天请已经来不及。请当面向科室要，或者先办延长答复期限。",
    )


@pytest.mark.parametrize("days", [0, -1, 16])
def test_the_days_given_have_bounds_of_their_own(days):
    assert reasons_against_days(days, case_due=None, on=MONDAY, calendar=CALENDAR) == (
        "给科室的时间写 1 至 15 个工作日。",
    )


def test_while_the_clock_stands_still_only_the_bounds_hold():
    assert reasons_against_days(15, case_due=None, on=MONDAY, calendar=CALENDAR) == ()


def test_a_wrong_address_is_told_within_two_working_days():
    friday = date(2026, 3, 6)
    assert last_day_to_send_back(friday, CALENDAR) == date(2026, 3, 10)
    assert reasons_against_sending_back(friday, on=date(2026, 3, 10), calendar=CALENDAR) == ()
    assert reasons_against_sending_back(friday, on=date(2026, 3, 11), calendar=CALENDAR) == (
        "退回只在 2 个工作日以内（到2026年3月10日为止），现在请提供材料，或者选“我们没有，可能在别处”。",
    )


def test_reminders_begin_two_working_days_before_and_go_on_week_by_week():
    assert day_to_remind(DUE, CALENDAR) == date(2026, 3, 26)
    days = (date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 5), date(2026, 4, 6))
    assert [weeks_late(DUE, on=day) for day in days] == [0, 1, 1, 2]


def test_an_answer_says_whether_it_is_held_and_gives_it_or_says_where_else():
    assert reasons_against_answer(Held.ON_PAPER, text="纸质，下午送来", elsewhere="", files=0) == ()
    assert reasons_against_answer(Held.HELD, text=" ", elsewhere="", files=1) == ()
    assert reasons_against_answer(Held.HELD, text="见附件", elsewhere="", files=0) == (
        "选了“有，材料在下面”的，请上传材料；没有电子件的，选“有，在情况里写明，或者另外送来”。",
    )
    assert reasons_against_answer(Held.ON_PAPER, text=" ", elsewhere="", files=0) == (
        "请在情况里写明材料的内容，或者写明有几份、怎样送来。",
    )
    assert reasons_against_answer(None, text="字" * 2001, elsewhere="", files=11) == (
        "请选有没有这份材料。",
        "情况请写在 2000 个字以内。",
        "一次最多传 10 个文件，请合并或者分开装订。",
    )
    assert reasons_against_answer(Held.ELSEWHERE, text="", elsewhere="县水利局", files=0) == ()
    assert reasons_against_answer(Held.ELSEWHERE, text="", elsewhere=" ", files=1) == (
        "没有这份材料的，请写明可能在哪里；不知道的，写“不清楚”，并写明查过哪些地方。",
        "选了“我们没有”的，不传文件；有材料的请改选。",
    )


def test_words_are_there_and_not_too_long():
    assert reasons_against_words(请提供什么="报告") == ()
    assert reasons_against_words(甲=" ", 乙="字" * 2001) == ("请写甲。", "乙请写在 2000 个字以内。")


NAME = ("文字里有申请人、代理人的姓名、名称或者地址，科室不用知道是谁申请的，请删去。",)
PHONE = ("文字里有申请人的电话或者号码，请删去。",)


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("请提供灌渠验收报告", ()),
        ("甄申请要的灌渠验收报告", NAME),
        ("甄 申\n请 要的", NAME),
        ("联系0000-7654321", PHONE),
        ("电话 0000 7654 321", PHONE),
        ("甄申请，00007654321", (*NAME, *PHONE)),
        ("第7654321号文件", ()),
    ],
)
def test_words_to_an_office_name_nobody_however_they_are_spaced(text, reasons):
    assert reasons_against_naming([text], names=["甄申请", "", "王"], numbers=["0000-7654321", "12"]) == reasons


@pytest.mark.parametrize(
    ("address", "text", "is_told"),
    [
        ("七里镇孟家洼村12号", "申请人住孟家洼村12号", True),
        ("七里镇孟家洼村12号", "孟家洼村 12 号的低保", True),
        ("七里镇孟家洼村12号", "孟家洼村2026年的低保名册", False),
        ("七里镇孟家洼村12号", "陈家村12号文件", False),
        ("阳谷县幸福小区3号楼2单元501室", "3号楼2单元501室的那户", True),
        ("阳谷县幸福小区3号楼2单元501室", "幸福小区的物业费", False),
        ("渠西第九户", "渠西第九户的补贴", True),
        ("七里镇孟家洼村东头老槐树旁", "孟家洼村东头老槐树旁那家", True),
        ("七里镇孟家洼村", "孟家洼村的低保名册", False),
        ("渠西老磨坊", "渠西老磨坊", True),
        ("七里镇", "七里镇的低保名册", False),
    ],
)
def test_where_somebody_lives_is_found_without_the_town_before_it(address, text, is_told):
    assert reasons_against_naming([text], names=[], numbers=[], addresses=[address]) == (NAME if is_told else ())


def test_a_name_of_one_character_is_no_name_to_look_for():
    assert reasons_against_naming(["王村的灌渠"], names=["王"], numbers=[""]) == ()
