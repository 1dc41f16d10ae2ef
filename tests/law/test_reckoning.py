"""期限计算：the first day is not counted, days off move the end, pauses are left out once, each step says why."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law.clocks import clock, read_clocks
from mingtang.law.reckoning import Due, Pause, Step, due, nth_working_day
from mingtang.law.rules import RuleBroken
from mingtang.law.workdays import Calendar, NoticeDay, notice_of

CALENDAR = Calendar.shipped()
FIRST_DAY = "《中华人民共和国民事诉讼法》第八十五条"
DAYS = st.dates(date(2020, 1, 1), date(2026, 6, 30))
PAUSES = st.lists(
    st.builds(lambda since, length: Pause(since, since + timedelta(days=length)), DAYS, st.integers(0, 40)), max_size=5
)


def due_of(name, start, **how):
    on = start.date() if isinstance(start, datetime) else start
    return due(clock(name, on), start, CALENDAR, **how)


@pytest.mark.parametrize(
    ("name", "start", "day"),
    [
        ("proactive-publication", date(2026, 1, 30), date(2026, 3, 5)),
        ("correction-notice", date(2026, 2, 14), date(2026, 3, 3)),
        ("correction-notice", date(2026, 9, 18), date(2026, 9, 29)),
        ("reply", date(2026, 9, 18), date(2026, 10, 22)),
        ("correction-notice", date(2025, 9, 26), date(2025, 10, 13)),
        ("third-party-opinion", date(2026, 4, 8), date(2026, 4, 29)),
        ("reply-after-fee", date(2026, 10, 12), date(2026, 11, 9)),
        ("decision-comment", date(2026, 3, 2), date(2026, 4, 1)),
        ("budget-publication", date(2026, 9, 12), date(2026, 10, 8)),
        ("lawsuit-direct", date(2026, 3, 31), date(2026, 9, 30)),
        ("lawsuit-direct", date(2025, 8, 31), date(2026, 2, 28)),
        ("npc-suggestion", date(2026, 1, 5), date(2026, 4, 7)),
        ("home-page-freshness", date(2026, 9, 20), date(2026, 10, 4)),
        ("village-board-finance", date(2026, 1, 31), date(2026, 2, 28)),
        ("village-board-major", date(2026, 11, 22), date(2026, 11, 22)),
        ("document-expiry-review", date(2026, 12, 31), date(2026, 6, 30)),
        ("decision-hearing-material", date(2026, 11, 20), date(2026, 11, 13)),
        ("annual-report-town", date(2026, 12, 31), date(2027, 1, 31)),
        ("decision-catalogue", date(2026, 6, 30), date(2026, 6, 30)),
        ("decision-catalogue", date(2026, 7, 1), date(2027, 6, 30)),
        ("explainer-publication", date(2026, 11, 20), date(2026, 11, 20)),
    ],
)
def test_a_clock_runs_out_on_its_day(name, start, day):
    assert due_of(name, start).due == day


def test_a_paused_clock_leaves_the_days_after_the_letter_until_the_answer_out():
    asked = Pause(date(2026, 4, 8), date(2026, 4, 20))
    assert due_of("reply", date(2026, 4, 3), pauses=[asked]).due == date(2026, 5, 18)
    assert due_of("reply", date(2026, 4, 3), pauses=[asked], extension=20).due == date(2026, 6, 15)


def test_a_term_of_days_that_ends_on_a_day_off_is_explained():
    assert due_of("petition-notice", date(2026, 9, 20)) == Due(
        date(2026, 10, 8),
        False,
        (
            Step(date(2026, 9, 20), "收到信访事项，当日不计入", FIRST_DAY),
            Step(date(2026, 10, 5), "满 15 日", "《信访工作条例》第二十三条"),
            Step(date(2026, 10, 8), "2026年10月5日（国庆节放假）不上班，顺延到后面第一个工作日", FIRST_DAY),
        ),
    )


def test_a_day_before_moves_to_an_earlier_working_day():
    reckoned = due_of("decision-hearing-material", date(2026, 10, 10))
    assert reckoned.due == date(2026, 9, 30)
    assert reckoned.steps[0].what == "2026年10月3日（国庆节放假）不上班，为留足时间提前到前面最近的工作日"


def test_working_days_can_be_counted_backwards():
    table = read_clocks(
        '[instruments.law]\ntitle = "某法"\n[[clock]]\nid = "notice"\nname = "提前通知"\ngroup = "组"\n'
        'trigger = "开会"\nunit = "working_days"\nlength = 3\ndirection = "before"\ninstrument = "law"\nmark = "V1"\n'
    )
    reckoned = due(table[0], date(2026, 10, 8), CALENDAR)
    assert reckoned.due == date(2026, 9, 28)
    assert [step.what for step in reckoned.steps] == [
        "往前第 3 个工作日", "国庆节放假至2026年10月7日，不是工作日", "开会，当日不计入",
    ]  # fmt: skip


def test_holidays_and_worked_weekends_on_the_way_are_named_with_their_notice():
    source = "《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号）"
    steps = due_of("third-party-opinion", date(2026, 9, 18)).steps
    assert [step for step in steps if step.article == source] == [
        Step(date(2026, 9, 20), "调休上班，是工作日", source),
        Step(date(2026, 9, 25), "中秋节放假至2026年9月27日，不是工作日", source),
        Step(date(2026, 10, 1), "国庆节放假至2026年10月7日，不是工作日", source),
        Step(date(2026, 10, 10), "调休上班，是工作日", source),
    ]


def test_a_month_without_the_day_ends_the_term_and_says_so():
    what = due_of("lawsuit-direct", date(2025, 8, 31)).steps[1].what
    assert what == "满 6 个月，这个月没有 31 日，算到月末"


def test_what_is_counted_by_the_calendar_stays_on_a_sunday_and_says_so():
    reckoned = due_of("home-page-freshness", date(2026, 11, 8))
    assert reckoned.due == date(2026, 11, 22)
    assert reckoned.steps[-1].what == "星期日，按日历计算，不顺延"
    assert not due_of("home-page-freshness", date(2026, 12, 25)).provisional


def test_hours_run_through_the_night_and_need_a_time():
    started = datetime(2026, 11, 20, 22, 30, tzinfo=timezone(timedelta(hours=8)))
    assert due_of("public-concern-statement", started).due == started + timedelta(hours=5)
    with pytest.raises(RuleBroken) as refusal:
        due_of("public-concern-statement", date(2026, 11, 20))
    assert refusal.value.reasons == ("“重大突发事件发布权威信息”按小时计算，请写明时间，例如 2026-11-20T08:30。",)


def test_a_moment_late_in_the_evening_abroad_is_the_next_day_here():
    moment = datetime(2026, 1, 29, 20, 0, tzinfo=timezone(timedelta(hours=0)))
    assert due(clock("reply", date(2026, 1, 30)), moment, CALENDAR).due == date(2026, 3, 5)


def test_a_year_without_a_notice_makes_the_day_provisional_and_says_so():
    reckoned = due_of("reply", date(2026, 12, 10))
    assert (reckoned.due, reckoned.provisional) == (date(2027, 1, 7), True)
    assert (
        Step(date(2027, 1, 1), "2027年的放假安排还没有录入，暂按星期一至星期五计算，录入后重新计算") in reckoned.steps
    )


def test_the_last_days_of_december_wait_for_the_notice_of_the_new_year_and_say_so():
    reckoned = due_of("reply", date(2026, 12, 3))
    assert (reckoned.due, reckoned.provisional) == (date(2026, 12, 31), True)
    what = "2027年的放假安排还没有录入，元旦调休可能涉及2026年12月26日至31日，录入后重新计算"
    assert [step for step in reckoned.steps if step.article == ""] == [Step(date(2026, 12, 26), what)]
    assert due_of("reply", date(2025, 12, 3)).provisional is False
    assert due_of("petition-notice", date(2026, 12, 11)).provisional is True
    assert due_of("petition-notice", date(2026, 12, 10)).provisional is False


def test_the_last_days_of_december_are_settled_once_the_notice_is_known():
    extended = CALENDAR.with_notice(notice_of(2027, [NoticeDay(date(2027, 1, 1), False, "元旦")]))
    reckoned = due(clock("reply", date(2026, 12, 3)), date(2026, 12, 3), extended)
    assert (reckoned.due, reckoned.provisional) == (date(2026, 12, 31), False)


def test_a_fixed_date_on_the_day_itself_is_that_day_and_its_steps_say_so():
    steps = due_of("annual-report-county", date(2026, 3, 31)).steps
    assert [(step.date, step.what) for step in steps] == [
        (date(2026, 3, 31), "年度终了，从这一天起（含当日）找最近的3月31日"),
        (date(2026, 3, 31), "每年3月31日前，固定日期不顺延"),
    ]


def test_what_is_due_the_same_day_has_one_step_and_is_never_provisional():
    for name, what in (
        ("explainer-publication", "文件公开，当日届满（未核实，由本机关设定）"),
        ("village-board-major", "事项发生，当日届满"),
    ):
        reckoned = due_of(name, date(2027, 3, 1))
        assert (reckoned.due, reckoned.provisional) == (date(2027, 3, 1), False)
        assert [step.what for step in reckoned.steps] == [what]


def test_hours_told_in_another_zone_are_shown_in_the_time_of_china():
    reckoned = due_of("public-concern-statement", datetime(2026, 11, 20, 20, 30, tzinfo=UTC))
    assert [step.date.isoformat() for step in reckoned.steps] == [
        "2026-11-21T04:30:00+08:00",
        "2026-11-21T09:30:00+08:00",
    ]
    assert reckoned.due.isoformat() == "2026-11-21T09:30:00+08:00"


@pytest.mark.parametrize(
    ("name", "length", "what"),
    [
        ("correction-notice", None, "第 7 个工作日，期限届满"),
        ("correction-notice", 5, "第 5 个工作日（本机关设定），期限届满"),
        ("applicant-correction", 15, "第 15 个工作日（本机关设定），期限届满"),
        ("mailbox-message", None, "第 5 个工作日（本机关设定），期限届满"),
        ("explainer-latest", None, "第 3 个工作日（未核实，由本机关设定），期限届满"),
        ("hotline-return", None, "第 2 个工作日（未核实），期限届满"),
    ],
)
def test_a_number_that_is_not_the_verified_one_of_the_article_says_so(name, length, what):
    row = clock(name, date(2026, 11, 2))
    row = row if length is None else row.with_length(length)
    assert due(row, date(2026, 11, 2), CALENDAR).steps[-1].what == what


def test_the_notice_of_the_new_year_makes_the_same_day_certain_and_later():
    notice = notice_of(2027, [NoticeDay(date(2027, 1, 1), False, "元旦")])
    extended = CALENDAR.with_notice(notice)
    reckoned = due(clock("reply", date(2026, 12, 10)), date(2026, 12, 10), extended)
    assert (reckoned.due, reckoned.provisional) == (date(2027, 1, 8), False)


def test_an_open_pause_stops_the_clock():
    reckoned = due_of("reply", date(2026, 4, 3), pauses=[Pause(date(2026, 4, 8), None)])
    assert (reckoned.due, reckoned.provisional) == (None, False)
    assert reckoned.steps[-1].what == "征求意见还没有结束，期限停止计算"


def test_a_pause_after_the_end_changes_nothing():
    late = due_of("reply", date(2026, 4, 3), pauses=[Pause(date(2026, 6, 1), None)])
    assert late.due == due_of("reply", date(2026, 4, 3)).due
    assert late.steps[-1].what == "征求意见开始时期限已经届满，不影响期限"


def test_an_extension_is_counted_and_explained():
    reckoned = due_of("hotline-order", date(2026, 11, 16), extension=10)
    assert reckoned.due == date(2026, 12, 7)
    assert [(step.date, step.what) for step in reckoned.steps[1:]] == [
        (date(2026, 11, 23), "原期限届满，延长 10 个工作日"),
        (date(2026, 12, 7), "第 15 个工作日（未核实），期限届满"),
    ]


@pytest.mark.parametrize(
    ("name", "how", "reason"),
    [
        ("hotline-order", {"extension": 11}, "“12345 工单办理”最多延长 10 个工作日，写的是 11。"),
        ("hotline-return", {"extension": 1}, "“12345 工单退回”不能延长。"),
        ("hotline-order", {"extension": -1}, "延长的期限不能是负数，写的是 -1。"),
        ("delayed-answer", {}, "“延迟答复”的期限由本机关确定，请先写明是多少个工作日。"),
        (
            "correction-notice",
            {"pauses": [Pause(date(2026, 11, 16), None)]},
            "“告知补正”没有不计入期限的时间，请去掉中止的日期。",
        ),
        (
            "reply",
            {"pauses": [Pause(date(2026, 11, 20), date(2026, 11, 19))]},
            "征求意见从2026年11月20日开始，不能在2026年11月19日结束，请核对日期。",
        ),
    ],
)
def test_what_the_clock_does_not_know_is_refused(name, how, reason):
    with pytest.raises(RuleBroken) as refusal:
        due_of(name, date(2026, 11, 16), **how)
    assert refusal.value.reasons == (reason,)


def test_a_start_outside_the_validity_of_the_row_is_refused():
    with pytest.raises(RuleBroken, match="在2023年1月1日不适用"):
        due(clock("reconsideration-application", date(2026, 1, 1)), date(2023, 1, 1), CALENDAR)


@pytest.mark.parametrize("name", ["budget-publication", "lawsuit-direct"])
def test_days_the_calendar_does_not_know_are_refused(name):
    with pytest.raises(RuleBroken, match="早于工作日表的第一年"):
        due_of(name, date(2016, 1, 1))
    with pytest.raises(RuleBroken, match="晚于2099年"):
        due_of(name, date(2099, 12, 31))


@given(DAYS, st.integers(1, 40), PAUSES)
def test_joined_pauses_leave_out_exactly_their_distinct_days(start, n, pauses):
    last = nth_working_day(start, n, CALENDAR, pauses)
    span = [start + timedelta(days=step) for step in range(1, (last - start).days + 1)]
    covered = {day for day in span for pause in pauses if pause.since < day <= pause.until}
    assert sum(CALENDAR.is_working_day(day) for day in span if day not in covered) == n
    assert last not in covered


@given(DAYS, st.integers(1, 40), PAUSES)
def test_another_pause_never_brings_the_end_forward(start, n, pauses):
    fewer = nth_working_day(start, n, CALENDAR, pauses[1:])
    assert nth_working_day(start, n, CALENDAR, pauses) >= fewer


@given(DAYS, st.integers(1, 40), PAUSES)
def test_a_pause_named_twice_counts_once(start, n, pauses):
    assert nth_working_day(start, n, CALENDAR, pauses + pauses) == nth_working_day(start, n, CALENDAR, pauses)


@given(DAYS, st.sampled_from(["petition-notice", "petition-result", "decision-comment", "cppcc-proposal"]))
def test_terms_of_days_and_months_end_on_a_working_day(start, name):
    row = clock(name, date(2026, 1, 1))
    start = max(start, row.valid_from or start)
    reckoned = due(row, start, CALENDAR)
    assert CALENDAR.is_working_day(reckoned.due)
    assert [step.date for step in reckoned.steps] == sorted(step.date for step in reckoned.steps)
