"""模板标签：the line about reminders on the page of something that is due."""

from datetime import date
from typing import Any

from django import template
from django.db.models import Model

from mingtang.audit.actions import reference
from mingtang.organs.models import Unit
from mingtang.reminders.queries import line

register = template.Library()


@register.inclusion_tag("reminders/line.html")
def reminder_line(of: Model, due_on: date, organ: Unit, on: date) -> dict[str, Any]:
    """提醒：哪天提醒过，下一次在哪天。"""
    return {"line": line(reference(of), due_on, organ, on=date(on.year, on.month, on.day))}
