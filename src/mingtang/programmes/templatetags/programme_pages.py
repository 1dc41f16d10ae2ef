"""规划页的模板标签：how a state looks, and a day that a body holds as text."""

from datetime import date

from django import template
from django.utils.safestring import SafeString

from mingtang.law.days import chinese_day
from mingtang.law.programmes import MeasureState
from mingtang.ui import shapes

register = template.Library()

_TONES = {
    MeasureState.UNDIVIDED: "info",
    MeasureState.NOT_STARTED: "none",
    MeasureState.IN_PROGRESS: "going",
    MeasureState.DONE: "good",
}


@register.simple_tag
def measure_state(code: str, count: int | None = None) -> SafeString:
    """措施的状态：a word and a shape, with a count where there is one."""
    state = MeasureState(code)
    word = state.label if count is None else f"{state.label} {count} 条"
    return shapes.labelled(word, _TONES[state], "state")


@register.filter
def told_day(text: str | None) -> str:
    """日子，as a body tells it."""
    return chinese_day(date.fromisoformat(text)) if text else ""
