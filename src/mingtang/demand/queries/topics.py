"""申请归类的查询：the cases of an organ with their topics, those without one first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, QuerySet, When

from mingtang.applications.models import Application
from mingtang.catalogue.models import Item
from mingtang.demand.topics import suggested
from mingtang.law.foi import ApplicationState
from mingtang.organs.models import Unit


@dataclass(frozen=True)
class Row:
    """一件申请和它的主题：``suggested`` are codes and names that the title speaks for."""

    application: Application
    code: str
    name: str
    suggested: dict[str, str]


def items_of(unit: Unit) -> list[Item]:
    """现行目录的事项。"""
    return list(Item.rows.in_force().filter(version__unit=unit).order_by("position", "pk"))


def cases(unit: Unit) -> QuerySet[Application]:
    """申请：without a topic first, then the newest."""
    has_topic = Case(When(topic=None, then=0), default=1)
    found = Application.rows.filter(unit=unit).exclude(state=ApplicationState.SPLIT.value)
    return found.select_related("unit", "topic").order_by(has_topic, "-year", "-serial")


def told(found: Sequence[Any], items: Sequence[Item]) -> list[Row]:
    """The rows of a page."""
    return [_row(application, items) for application in found]


def _row(application: Application, items: Sequence[Item]) -> Row:
    topic = getattr(application, "topic", None)
    if topic is not None:
        return Row(application, topic.code, topic.name, {})
    return Row(application, "", "", suggested(application.title, items))
