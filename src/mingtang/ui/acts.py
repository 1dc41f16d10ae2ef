"""动作：a form is sent or a button pressed; done, it is said and the reader goes on; refused, the page says why.

Every desk page does it alike: what the law refuses is answered with 422, the reasons, and what was typed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from mingtang.law.rules import RuleBroken
from mingtang.ui.refusals import add_reasons

Made = TypeVar("Made")


class Done(NamedTuple):
    """办好了：what is said of it, and the answer that sends the reader on."""

    said: str
    to: HttpResponse


def tried(
    request: HttpRequest, form: BaseForm, act: Callable[[], Done], *, field: str | None = None
) -> HttpResponse | None:
    """交表单：the act of a form; ``None`` where the form was not sent, is wrong or was refused.

    The reasons then stand on the form, or at its ``field``; the page is for the caller to show:
    ``return tried(request, form, act) or page(request, row, status=422, form=form)``.
    """
    if not form.is_valid():
        return None
    try:
        done = act()
    except RuleBroken as broken:
        add_reasons(form, broken, field)
        return None
    return _told(request, done)


def pressed(
    request: HttpRequest, act: Callable[[], Done], again: Callable[[tuple[str, ...]], HttpResponse]
) -> HttpResponse:
    """按按钮：an act without a form; refused, the page comes ``again`` with the reasons."""
    try:
        done = act()
    except RuleBroken as broken:
        return again(broken.reasons)
    return _told(request, done)


def _told(request: HttpRequest, done: Done) -> HttpResponse:
    messages.success(request, done.said)
    return done.to


@dataclass(frozen=True)
class OnPage:
    """一页上的动作：the forms and buttons of one page, each of which ends back on it.

    ``page`` draws it, with a ``status``, ``refused`` (the reasons against a button) and what the act names besides;
    ``address`` is what ``redirect`` takes. What is said may depend on what the act made.
    """

    request: HttpRequest
    page: Callable[..., HttpResponse]
    address: tuple[Any, ...]

    def tried(
        self, form: BaseForm, act: Callable[[], Made], said: str | Callable[[Made], str], /, **shown: Any
    ) -> HttpResponse:
        """交表单：refused, the page has it again under the name it is ``shown`` by."""
        return tried(self.request, form, self._then(act, said)) or self.page(status=422, **shown)

    def pressed(self, act: Callable[[], Made], said: str | Callable[[Made], str], /, **shown: Any) -> HttpResponse:
        """按按钮：refused, the page has the reasons, and what was typed beside the button."""
        return pressed(
            self.request, self._then(act, said), lambda reasons: self.page(status=422, refused=reasons, **shown)
        )

    def _then(self, act: Callable[[], Made], said: str | Callable[[Made], str]) -> Callable[[], Done]:
        def acted() -> Done:
            made = act()
            return Done(said if isinstance(said, str) else said(made), redirect(*self.address))

        return acted
