"""到期提醒：what falls due on one day is told once to the unit that answers for it, and the leader where it is late."""

from datetime import date

from mingtang.adjustments import actions as adjustments
from mingtang.freshness.queries.reminding import ItemsToUpdate
from mingtang.outbox.models import Notice
from mingtang.outbox.ports import due_days
from mingtang.reminders.actions import remind
from tests.builders import moment
from tests.catalogue.conftest import item_of

AT = moment("2026-03-06")


def given(made):
    for code in ("nc-zhaijidi", "nc-shuili"):
        item = item_of(made, code)
        adjustments.assign(item, owner=made.units["liuxi-nyb"], column=item.column, by=made["clerk"], at=AT)


def due(made, at=AT):
    told = ItemsToUpdate().of_organ(made.organ, on=at.date(), at=at)
    return [(item.title, item.due_on, item.owner and item.owner.code, item.path) for item in told]


def test_what_falls_due_on_one_day_is_one_thing_for_each_owner(made, version, placed):
    given(made)
    assert list(ItemsToUpdate().organs(on=AT.date())) == [made.organ.pk]
    assert due(made) == [
        (
            "柳溪镇标准目录“机关职能和机构设置”等 6 项的更新", date(2026, 4, 2), None,
            "/desk/catalogue/?unit=liuxi&owner=none&state=wanting",
        ),
        (
            "柳溪镇标准目录“政府信息公开工作年度报告”的更新", date(2027, 1, 31), None,
            "/desk/catalogue/?unit=liuxi&owner=none&state=wanting",
        ),
        (
            "柳溪镇标准目录“农田水利工程建设运营”等 2 项的更新", date(2026, 4, 2), "liuxi-nyb",
            "/desk/catalogue/?unit=liuxi&owner=liuxi-nyb&state=wanting",
        ),
    ]  # fmt: skip


def test_what_was_published_in_the_meantime_is_not_due_any_more(made, version, placed):
    given(made)
    for code in ("nc-zhaijidi", "nc-shuili"):
        placed(code, date(2026, 3, 20))
    days = {owner: due_on for _, due_on, owner, _ in due(made, moment("2026-03-21"))}
    assert days["liuxi-nyb"] > date(2026, 9, 1)


def test_the_officer_is_reminded_and_of_what_is_late_the_leader_too(made, version, placed):
    given(made)
    remind(made.organ, at=moment("2026-03-30"))
    told = set(Notice.rows.values_list("person__username", "title"))
    assert ("officer", "还有 3 个工作日，2026年4月2日到期：柳溪镇标准目录“农田水利工程建设运营”等 2 项的更新") in told
    assert {who for who, _ in told} - {"gone"} == {"officer", "clerk"}
    remind(made.organ, at=moment("2026-04-10"))
    assert "leader" in set(Notice.rows.values_list("person__username", flat=True))


def test_the_days_stand_in_the_calendar_of_the_officer(made, version, placed):
    given(made)
    on = AT.date()
    told = [(day.title, day.due_on) for day in due_days(made["officer"], on=on, at=AT)]
    assert told == [("柳溪镇标准目录“农田水利工程建设运营”等 2 项的更新", date(2026, 4, 2))]
    assert due_days(made["other-officer"], on=on, at=AT) == due_days(made["reviewer"], on=on, at=AT) == []
