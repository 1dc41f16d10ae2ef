"""目录版本：drafted by one, approved by another, in force from a day, frozen from then on."""

from datetime import date

import pytest

from mingtang.adjustments import actions
from mingtang.adjustments.due import VersionsToBegin
from mingtang.audit.models import Entry
from mingtang.catalogue.actions import change_column
from mingtang.catalogue.models import Column, Item, Version
from mingtang.catalogue.told import ColumnFacts
from mingtang.contents.checks import CLASSIFIED
from mingtang.law.catalogue import Part
from mingtang.law.ready_catalogue import ready_columns, ready_items
from mingtang.law.rules import RuleBroken
from tests.builders import moment
from tests.catalogue.conftest import AT, MADE, facts, in_force, item_of, set_up, standing
from tests.refusals import refused

LATER = moment("2026-04-02")


def test_the_ready_catalogue_is_set_up_once_and_waits_for_another_person(made):
    draft = set_up(made)
    assert (draft.state, draft.items.count()) == ("draft", len(ready_items("town")))
    assert Column.rows.filter(unit=made.organ).count() == len(ready_columns("town"))
    assert {item.code for item in draft.items.filter(column=None)} == {"cw-yiban", "cw-caiwu", "cw-zhongda"}
    assert {item.code for item in draft.items.all() if not item.is_for("town")} == {
        "cw-yiban",
        "cw-caiwu",
        "cw-zhongda",
    }
    assert set_up(made, at=AT) is None
    assert (Version.rows.count(), Item.rows.count()) == (1, len(ready_items("town")))


def test_setting_up_again_adds_only_the_columns_that_are_missing(made, version):
    column = Column.rows.get(unit=made.organ, slug="tzgg")
    told = ColumnFacts("公告栏", Part.OTHER, position=column.position, stale_after=180)
    change_column(column, facts=told, by=made["clerk"], at=AT)
    assert set_up(made, at=LATER) is None
    assert Column.rows.get(unit=made.organ, slug="tzgg").name == "公告栏"


def test_an_office_has_no_catalogue_of_its_own(made):
    with refused("党政办公室没有自己的目录，它公开的内容列在柳溪镇的目录里。", "党政办公室的目录由政务公开专员设立。"):
        actions.set_up(made.units["liuxi-dzb"], by=made["officer"], at=MADE)


def test_a_version_approved_for_today_holds_at_once(made, version):
    assert (version.state, version.in_force_on, version.approver) == ("in_force", date(2026, 3, 5), "许审核")
    assert set(version.items.values_list("since_on", flat=True)) == {date(2026, 3, 5)}


def test_a_version_approved_for_a_later_day_begins_on_it_once(made, version, fresh_draft):
    in_force(made, fresh_draft, at=LATER, on=date(2026, 4, 10))
    task = VersionsToBegin()
    assert list(task.due(on=date(2026, 4, 9), at=moment("2026-04-09"))) == []
    assert standing(made).number == 1
    late = moment("2026-04-13")
    assert list(task.due(on=late.date(), at=late)) == [fresh_draft.pk]
    assert task.do(fresh_draft.pk, at=late) == "柳溪镇标准目录第 2 版开始执行。"
    assert task.do(fresh_draft.pk, at=late) is None
    before, after = Version.rows.order_by("number")
    assert (before.state, before.superseded_on) == ("superseded", date(2026, 4, 10))
    assert (after.state, after.in_force_on) == ("in_force", date(2026, 4, 10))
    assert list(task.due(on=late.date(), at=late)) == []


def test_an_item_keeps_the_day_since_when_it_holds(made, version, fresh_draft):
    actions.add(fresh_draft, facts=facts(), by=made["clerk"], at=LATER)
    in_force(made, fresh_draft, at=LATER)
    assert item_of(made, "jg-zhineng").since_on == date(2026, 3, 5)
    assert item_of(made, "own-001").since_on == date(2026, 4, 2)


def test_nobody_approves_what_they_wrote_themselves(made, version, fresh_draft):
    made.people["reviewer"].posts.create(unit=made.organ, kind="disclosure_clerk", since_on=date(2026, 1, 1))
    actions.add(fresh_draft, facts=facts(), by=made["reviewer"], at=LATER)
    actions.submit(fresh_draft, note="增加一项。", by=made["clerk"], at=LATER)
    with refused("您拟订过这一版，请由另一个人审核。"):
        actions.approve(fresh_draft, in_force_on=LATER.date(), by=made["reviewer"], at=LATER)
    assert actions.approve(fresh_draft, in_force_on=LATER.date(), by=made["leader"], at=LATER).number == 2


def test_the_clerk_alone_gets_nothing_into_force(made, version, fresh_draft):
    actions.submit(fresh_draft, note="没有变化。", by=made["clerk"], at=LATER)
    with refused("柳溪镇的目录由审核人或者分管领导审核。", "您拟订过这一版，请由另一个人审核。"):
        actions.approve(fresh_draft, in_force_on=LATER.date(), by=made["clerk"], at=LATER)


def test_a_day_in_the_past_or_too_far_ahead_is_refused(made, fresh_draft):
    actions.submit(fresh_draft, note="没有变化。", by=made["clerk"], at=LATER)
    with refused("执行日期不能早于今天。"):
        actions.approve(fresh_draft, in_force_on=date(2026, 4, 1), by=made["reviewer"], at=LATER)
    with refused("执行日期最晚到2026年9月29日。"):
        actions.approve(fresh_draft, in_force_on=date(2027, 4, 1), by=made["reviewer"], at=LATER)


def test_what_is_sent_back_is_edited_and_handed_in_again(made, fresh_draft):
    actions.submit(fresh_draft, note="没有变化。", by=made["clerk"], at=LATER)
    with refused("请写明退回的理由。"):
        actions.send_back(fresh_draft, reason=" ", by=made["reviewer"], at=LATER)
    back = actions.send_back(fresh_draft, reason="漏了救助。", by=made["reviewer"], at=LATER)
    assert (back.state, back.returned_reason) == ("draft", "漏了救助。")
    again = actions.submit(fresh_draft, note="补上了。", by=made["clerk"], at=LATER)
    assert (again.state, again.returned_reason) == ("review", "")


def test_a_change_is_handed_in_only_with_its_reason_and_by_the_clerk(made, fresh_draft):
    with refused("柳溪镇的目录由政务公开专员送审。", "请写明调整了什么、为什么。"):
        actions.submit(fresh_draft, note="", by=made["officer"], at=LATER)


def test_a_unit_has_one_open_version_at_a_time(made, fresh_draft):
    with refused("第 2 版拟订中，办完以后才能拟订新的一版。"):
        actions.draft(made.organ, by=made["clerk"], at=LATER)
    dropped = actions.drop(fresh_draft, by=made["clerk"], at=LATER)
    assert dropped.state == "dropped"
    assert actions.draft(made.organ, by=made["clerk"], at=LATER).number == 3


def test_a_version_without_items_goes_nowhere(made, version, fresh_draft):
    fresh_draft.items.all().delete()
    with refused("这一版还没有事项。"):
        actions.submit(fresh_draft, note="清空。", by=made["clerk"], at=LATER)


def test_a_text_with_a_mark_of_secrecy_is_refused(made, fresh_draft):
    actions.submit(fresh_draft, note="没有变化。", by=made["clerk"], at=LATER)
    with pytest.raises(RuleBroken) as told:
        actions.send_back(fresh_draft, reason="机密★一年", by=made["reviewer"], at=LATER)
    assert told.value.reasons == (CLASSIFIED,)
    fresh_draft.refresh_from_db()
    assert (fresh_draft.state, fresh_draft.returned_reason) == ("review", "")
    assert Entry.rows.filter(verb="catalogue.refuse_classified").count() == 1
