"""放假通知的录入：who may, what is refused, and what it moves."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from mingtang.audit.models import Entry
from mingtang.audit.queries import verify
from mingtang.holidays import queries
from mingtang.holidays.actions import enter_notice, try_notice
from mingtang.holidays.models import HolidayNotice
from mingtang.holidays.pasted import read_pasted
from mingtang.law.notices import Notice, NoticeDay, Source
from mingtang.law.rules import RuleBroken
from mingtang.law.workdays import Calendar
from tests.holidays.conftest import AT, due_day

NUMBER = "国办发明电〔2026〕99号"
TEXT = "元旦：1月1日至3日放假\n春节：2月5日至11日放假\n2月14日上班"


def notice_2027(text=TEXT, number=NUMBER):
    read = read_pasted(text, year=2027)
    return Notice(2027, (Source(read.sources[0].title, number),), read.days)


def enter(by, notice=None, **told):
    told = {"published_on": date(2026, 11, 5), "source": "中国政府网", "despite_gaps": True, "by": by, "at": AT} | told
    return enter_notice(notice=notice or notice_2027(), **told)


def refused(by, notice=None, **told):
    """The reasons; and nothing has changed."""
    before = list(HolidayNotice.rows.values_list("pk", "superseded_at")), Entry.rows.count(), due_day()
    with pytest.raises(RuleBroken) as broken:
        enter(by, notice, **told)
    assert (list(HolidayNotice.rows.values_list("pk", "superseded_at")), Entry.rows.count(), due_day()) == before
    return broken.value.reasons


def test_an_entered_notice_extends_the_shipped_table(administrator):
    assert queries.calendar() == Calendar.shipped()
    enter(administrator)
    assert queries.calendar().notice_for(2027) == notice_2027()
    assert queries.calendar().is_working_day(date(2027, 2, 8)) is False
    assert queries.calendar().is_working_day(date(2027, 2, 14)) is True
    assert queries.calendar().is_provisional(date(2026, 12, 15), date(2027, 1, 20)) is False


def test_every_stored_day_is_computed_anew_and_counted(administrator, town, due_days):
    assert due_day() == "2027-01-12"
    early = notice_2027("2027-01-01 休\n2027-01-04 至 2027-01-05 休")
    assert enter(administrator, early).changed == 1
    assert due_day() == "2027-01-15"


def test_a_notice_that_moves_no_stored_day_says_so(administrator, town, due_days):
    enter(administrator, notice_2027("2027-01-01 休\n2027-01-04 休"))
    assert enter(administrator, notice_2027("2027-01-01 休\n2027-01-04 休\n2027-05-03 休")).changed == 0


def test_trying_a_notice_counts_and_changes_nothing(administrator, town, due_days):
    entries = Entry.rows.count()
    early = notice_2027("2027-01-01 休\n2027-01-04 至 2027-01-05 休")
    told = {"published_on": date(2026, 11, 5), "source": "中国政府网", "by": administrator, "at": AT}
    assert try_notice(notice=early, **told) == 1
    assert due_day() == "2027-01-12"
    assert HolidayNotice.rows.count() == 0
    assert Entry.rows.count() == entries
    assert queries.calendar() == Calendar.shipped()


def test_a_table_seen_in_a_trial_is_not_taken_for_the_next_one(administrator, town, due_days):
    told = {"published_on": date(2026, 11, 5), "source": "中国政府网", "by": administrator, "at": AT}
    try_notice(notice=notice_2027("2027-01-01 休\n2027-01-04 休"), **told)
    enter(administrator)
    assert queries.calendar().notice_for(2027) == notice_2027()


def test_a_newer_notice_supersedes_and_the_older_one_stays(administrator):
    first = enter(administrator).notice
    later = AT + timedelta(days=60)
    second = enter(administrator, notice_2027(TEXT + "\n2月15日放假"), at=later).notice
    first.refresh_from_db()
    assert first.superseded_at == later
    assert second.superseded_at is None
    assert queries.versions(2027) == [second, first]
    assert queries.calendar().is_working_day(date(2027, 2, 15)) is False


def test_a_shipped_year_can_be_corrected(administrator):
    changed = Notice(2026, (Source("国务院办公厅关于2026年部分节假日安排的通知", NUMBER),), notice_2026_days())
    enter(administrator, changed, published_on=date(2026, 11, 1))
    assert queries.calendar().is_working_day(date(2026, 12, 31)) is False


def notice_2026_days():
    return (*Calendar.shipped().notice_for(2026).days, NoticeDay(date(2026, 12, 31), False, "元旦"))


def test_the_act_stands_in_the_trail_with_its_counts(administrator, town, due_days):
    kept = enter(administrator).notice
    entry = Entry.rows.order_by("-id").first()
    assert (entry.chain, entry.verb, entry.subject) == (
        "qinghe",
        "holidays.notice.enter",
        f"holidays.holidaynotice:{kept.pk}",
    )
    assert entry.facts == (
        f'{{"days_changed":1,"days_off":10,"digest":"{kept.digest}","gaps":2,"made_up_days":1,"year":2027}}'
    )
    assert verify().ok


def test_a_table_with_gaps_counts_only_where_somebody_says_so(administrator, town):
    assert refused(administrator, despite_gaps=False) == (
        "没有看到清明节、劳动节、端午节、中秋节、国庆节放假；法定节日每年都放假，请核对是否漏贴。",
        "读出的放假日子一共 10 天，少于法定的 13 天，请核对是否漏贴。",
    )


def test_only_an_administrator_of_the_topmost_organ_may_enter(town, town_administrator):
    assert refused(town_administrator) == (
        "放假通知由最上级机关（清河县人民政府）的管理员录入，各机关共用，请联系管理员。",
    )


def test_an_administrator_whose_post_has_ended_may_not_enter(administrator, town):
    administrator.posts.update(until_on=date(2026, 11, 5))
    assert refused(administrator) == ("放假通知由最上级机关（清河县人民政府）的管理员录入，各机关共用，请联系管理员。",)


def test_all_reasons_come_at_once(administrator, town):
    days = (NoticeDay(date(2027, 1, 1), False), NoticeDay(date(2027, 3, 1), True))
    faulty = Notice(2027, (Source("国务院办公厅关于2027年部分节假日安排的通知"),), days)
    assert refused(administrator, faulty, published_on=date(2028, 1, 1), source=" ") == (
        "2027年3月1日是星期一，调休上班日只能是星期六或者星期日。",
        "请填写发文字号，例如 国办发明电〔2025〕7号。",
        "发布日期还没有到，请核对。",
        "2027 年的放假通知应在 2026 年或 2027 年发布，请核对发布日期。",
        "请写明通知从哪里来，例如中国政府网的网址。",
    )


@pytest.mark.parametrize(
    ("year", "published_on", "reason"),
    [
        (2017, date(2017, 1, 1), "工作日表从 2018 年开始，不必录入 2017 年。"),
        (2028, date(2026, 11, 5), "2028 年的放假安排还不会公布，请核对年份。"),
    ],
)
def test_a_year_out_of_reach_is_refused(administrator, town, year, published_on, reason):
    notice = Notice(year, (Source("通知", NUMBER),), (NoticeDay(date(year, 1, 1), False, "元旦"),))
    assert reason in refused(administrator, notice, published_on=published_on)


def test_the_table_in_force_is_not_entered_again(administrator, town):
    enter(administrator)
    assert refused(administrator) == ("与现行的 2027 年放假安排完全相同，不必再录入。",)


@pytest.mark.parametrize(
    "change",
    [
        {"days_off": []},
        {"made_up_days": []},
        {"title": "另一份通知"},
        {"year": 2028},
        {"published_on": date(2026, 1, 1)},
        {"entered_at": AT + timedelta(days=1)},
        {"superseded_at": AT, "digest": "0"},
    ],
)
def test_the_database_refuses_to_change_a_notice(administrator, change):
    enter(administrator)
    with pytest.raises(DatabaseError, match="放假通知录入后不能改"), transaction.atomic():
        HolidayNotice.rows.update(**change)


def test_the_database_refuses_to_delete_a_notice(administrator):
    kept = enter(administrator).notice
    with pytest.raises(DatabaseError, match="放假通知只能被新的替换"), transaction.atomic():
        kept.delete()


def test_the_database_keeps_one_notice_a_year(administrator):
    kept = enter(administrator).notice
    kept.pk = None
    with pytest.raises(DatabaseError, match=r"year|只能被新的替换"), transaction.atomic():
        kept.save(force_insert=True)


def test_asking_for_the_table_is_one_small_query(administrator, django_assert_num_queries):
    enter(administrator)
    known = queries.calendar()
    with django_assert_num_queries(1):
        assert queries.calendar() is known
