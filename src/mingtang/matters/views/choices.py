"""现在能办什么：each step with its form, and the reasons why it cannot be done now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.forms import Form

from mingtang.matters.models import Matter
from mingtang.organs.models import Person

Reasons = Callable[[Any, Person, datetime], Sequence[str]]


@dataclass(frozen=True)
class Choice:
    """一步：the act of the law, its form, the action, what was done, why not now, and what the form begins with."""

    act: StrEnum
    form: type[Form]
    do: Callable[..., Any]
    said: str
    against: Reasons
    hint: str = ""
    needs: Callable[[Any, datetime], Mapping[str, Any]] = lambda matter, at: {}
    first: Callable[[Any, datetime], Mapping[str, Any]] = lambda matter, at: {}

    @property
    def name(self) -> str:
        """The last part of its address."""
        return self.act.value.replace("_", "-")

    @property
    def label(self) -> str:
        """按钮上的字。"""
        return self.act.label

    def form_of(self, matter: Matter, *, at: datetime, data: Any = None) -> Form:
        """Its form, filled with what is known; with ``data``, as it was sent."""
        told = {"prefix": self.name, **self.needs(matter, at)}
        return self.form(data, **told) if data is not None else self.form(initial=self.first(matter, at), **told)


@dataclass(frozen=True)
class Shown:
    """页面上的一步：with its reasons, or its form."""

    choice: Choice
    reasons: Sequence[str]
    form: Form | None
    is_open: bool


def shown(choice: Choice, matter: Matter, by: Person, *, at: datetime, typed: Mapping[str, Form]) -> Shown:
    """One step as the page shows it; what was typed comes back with what is wrong."""
    reasons = tuple(choice.against(matter, by, at))
    form = typed.get(choice.name)
    if form is None and not reasons:
        form = choice.form_of(matter, at=at)
    return Shown(choice, reasons, form, choice.name in typed)
