"""忽略一处提示：on the page of what is looked at before it is public, where that page is a room's own."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpResponse

from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.ui.acts import OnPage
from mingtang.vetting import actions
from mingtang.vetting.forms import ExcuseForm
from mingtang.vetting.places import Text


def excused(here: OnPage, text: Text, *, against: Sequence[str], by: Person, at: datetime) -> HttpResponse:
    """写明理由忽略一处提示：``against`` says why this reader may not; refused, the reason that was typed comes back.

    The page draws ``vetting/to_excuse.html``.
    """
    form = ExcuseForm(here.request.POST)
    form.is_valid()
    mark, reason = form.cleaned_data.get("mark", ""), form.cleaned_data.get("reason", "")

    def act() -> None:
        refuse_if_any(against)
        actions.excuse(text, mark, reason=reason, by=by, at=at)

    said = "记下了。前后的字不改，就不再提示。"
    return here.pressed(act, said, typed_mark=mark, typed_reason=reason)
