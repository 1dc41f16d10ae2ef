"""今日的清单：what changed and is not public yet, and what has to be looked through again.

Law: 政府信息公开条例 第二十六条（变更之日起 20 个工作日内）；the rhythm of looking through is the organ's own.
"""

from datetime import date, datetime

from django.urls import reverse

from mingtang.editorial.models import Revision
from mingtang.holidays.queries import calendar
from mingtang.inhand.ports import InHand
from mingtang.law.registers import Look, look_due, warns
from mingtang.law.workdays import Calendar
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.registers.models import Register
from mingtang.registers.publication import KIND
from mingtang.registers.queries.register import kept_by, last_published, returned_to


class Registers:
    """要看一遍的清单（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each that warns; always the same number of queries."""
        back = [_back(revision, register) for revision, register in returned_to(person, kind=KIND, at=at)]
        kept = kept_by(person, at=at)
        if not kept:
            return back
        days, table, on = last_published(kept, kind=KIND), calendar(), day_of(at)
        looks = [(register, look_of(register, days.get(register.pk), table)) for register in kept]
        return back + [_row(register, look, on) for register, look in looks if look is not None and warns(look, on=on)]


def _back(revision: Revision, register: Register) -> InHand:
    url = reverse("registers:register", args=[register.unit.code, register.slug])
    said = f"《{revision.title}》被退回：{revision.returned.reason}"
    return InHand(said, None, "等您修改", "warn", url, "去修改")


def look_of(register: Register, published_on: date | None, table: Calendar) -> Look | None:
    """一份清单下一次要看的日子。"""
    return look_due(
        changed_on=register.changed_on,
        published_on=published_on,
        review_months=register.review_months,
        calendar=table,
    )


def _row(register: Register, look: Look, on: date) -> InHand:
    day = f"{look.on.month}月{look.on.day}日"
    words = f"{day}已经过了" if look.on < on else f"{day}以前"
    words += "（暂定）" if look.provisional else ""
    url = reverse("registers:register", args=[register.unit.code, register.slug])
    step = "去更新" if look.is_statute else "去复查"
    return InHand(f"《{register.title}》{look.why}", look.on, words, "bad" if look.on < on else "going", url, step)
