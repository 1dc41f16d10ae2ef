"""申请人和承办人：other applications of the same person, how many of the month came before, and who may handle one."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from mingtang.applications.models import Application, Particulars
from mingtang.applications.queries.handlers import KNOWERS
from mingtang.law.foi import ApplicationState
from mingtang.organs.models import Person, Post, Unit

_WAYS = ("unit_code", "phone", "email", "address")
_MERGED = (ApplicationState.SPLIT.value, ApplicationState.JOINED.value)


def same_person(application: Application) -> list[Application]:
    """同一申请人的其他申请，the newest first: pointed out, never merged by itself.

    The same name and any one way to be reached in common.
    """
    return [other for other in _of_that_name(application) if _is_same(application.particulars, other.particulars)]


def namesakes(application: Application) -> list[Application]:
    """同名的其他申请：of which nothing says that it is the same person, nor that it is not."""
    return [other for other in _of_that_name(application) if not _is_same(application.particulars, other.particulars)]


def _of_that_name(application: Application) -> list[Application]:
    told = application.particulars
    if not told.name:
        return []
    found = Application.rows.filter(unit=application.unit, particulars__name=told.name).exclude(pk=application.pk)
    return list(found.select_related("unit", "particulars").order_by("-year", "-serial"))


def _is_same(one: Particulars, other: Particulars) -> bool:
    if one.person_key and one.person_key == other.person_key:
        return True
    return any(_plain(getattr(one, way)) and _plain(getattr(one, way)) == _plain(getattr(other, way)) for way in _WAYS)


def _plain(told: str) -> str:
    return "".join(filter(str.isalnum, told)).lower()


def earlier_in_month(application: Application, others: Sequence[Application]) -> int:
    """本月在先的件数：of the same person, received in the same calendar month before this one; parts count each.

    Law: 政府信息公开信息处理费管理办法 第四条（同一申请人一个自然月内累计）.
    """
    received = application.received_on
    if received is None:
        return 0
    mine = (received, application.year, application.serial)
    return sum(
        other.state not in _MERGED
        and other.received_on is not None
        and (other.received_on.year, other.received_on.month) == (received.year, received.month)
        and (other.received_on, other.year, other.serial) < mine
        for other in others
    )


def handlers(organ: Unit, *, on: date) -> QuerySet[Person]:
    """可以承办的人：those of the organ who may know the applicant."""
    kinds = [kind.value for kind in KNOWERS]
    held = Post.rows.on(on).filter(unit=organ, kind__in=kinds)
    return Person.rows.filter(is_active=True, pk__in=held.values("person")).order_by("name", "pk")
