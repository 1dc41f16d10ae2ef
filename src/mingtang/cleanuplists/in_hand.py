"""今日的清理：what waits for drafting units, clerk, reviewer and leader; what is still to be amended."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from mingtang.audit.actions import reference
from mingtang.cleanups.models import Cleanup, CleanupEntry
from mingtang.cleanups.queries.waiting import Waits, amendments_of, organs_amending, waits_for
from mingtang.inhand.ports import InHand
from mingtang.law.days import chinese_day
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.reminders.ports import DueItem


class Cleanups:
    """要办的清理（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each campaign and each document to amend; always the same number of queries."""
        on = day_of(at)
        told = waits_for(person, at=at)
        return [*(_campaign(one, on) for one in told.campaigns), *(_amendment(one, on) for one in told.amendments)]


class DocumentsToAmend:
    """要修改的文件（端口 reminders.DueItems）：signed as such, and not dealt with yet."""

    def organs(self, *, on: date) -> Iterable[int]:
        """The organs with any."""
        return organs_amending()

    def of_organ(self, organ: Unit, *, on: date, at: datetime) -> Iterable[DueItem]:
        """Those of the organ, to be done by the drafting unit."""
        for row in amendments_of(organ):
            assert row.amend_by_on is not None
            yield DueItem(reference(row), f"修改《{row.title}》", row.amend_by_on, _url(row), row.owner)


def _campaign(one: Waits, on: date) -> InHand:
    words, tone = left(one.cleanup.due_on, on)
    return InHand(f"{one.cleanup.title}：{one.what}", one.cleanup.due_on, words, tone, address(one.cleanup), one.step)


def _amendment(row: CleanupEntry, on: date) -> InHand:
    assert row.amend_by_on is not None
    words, tone = left(row.amend_by_on, on)
    return InHand(f"清理定的：修改《{row.title}》", row.amend_by_on, words, tone, _url(row), "去登记")


def left(due_on: date, on: date) -> tuple[str, str]:
    """余下的日子，in words and tone. Units: civil days."""
    days = (due_on - on).days
    if days < 0:
        return f"过了{chinese_day(due_on)}", "bad"
    return f"到{chinese_day(due_on)}，还有 {days} 天", "warn" if days <= 7 else "none"


def address(cleanup: Cleanup) -> str:
    """Its page on the desk."""
    return reverse("cleanups:cleanup", args=[cleanup.unit.code, cleanup.number])


def _url(row: CleanupEntry) -> str:
    return reverse("cleanups:entry", args=[row.cleanup.unit.code, row.cleanup.number, row.pk])
