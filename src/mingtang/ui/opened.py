"""打开时的样子：a form carries a digest of what it was opened with, so that no one's change is lost to another's.

Two tabs, or two people, open the same thing; the second to save would write over the first unseen. The form sends back
what it was opened with; where something else stands by now it is refused, with the typed text given back and what
stands now shown beside it. Sent once more, it was opened with what stands now, and is taken.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.utils import timezone

from mingtang.law.days import chinese_day

OPENED_AS = "opened_as"
"""表单里的那一项：``<input type="hidden" name="opened_as" value="{{ opened_as }}">``."""
CHANGED_SINCE = (
    "打开这一页以后，又有人（或者您在另一个窗口）改过。您填的还在下面，还没有保存；请对照现在的样子，改好再保存。"
)


def digest_of(values: Any) -> str:
    """打开时的摘要：of plain values (text, numbers, days, lists and mappings of them), whatever the order of names."""
    told = json.dumps(values, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def reasons_against_saving(request: HttpRequest, *, stands: Any) -> list[str]:
    """不能保存的理由：what ``stands`` is another than what the form was opened with.

    ``stands`` are the values of the same kind that went into ``digest_of`` when the form was shown, read anew.
    A request that does not say what it was opened with was not sent by a form, and is not held up.
    """
    told = request.POST.get(OPENED_AS)
    return [CHANGED_SINCE] if told is not None and told != digest_of(stands) else []


def standing_now(form: forms.Form, stands: Mapping[str, Any]) -> list[tuple[str, str]]:
    """现在的样子：of each field that was typed otherwise, its label and what stands there, in words.

    The form was made with what stands as its initial values.
    """
    return [(str(form[name].label), _words(form.fields[name], stands[name])) for name in form.changed_data]


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return "是" if value else "否"
    if value in (None, "", []):
        return "没有填"
    if isinstance(field, forms.MultipleChoiceField):
        return "、".join(str(dict(field.choices).get(one, one)) for one in value)
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(field.choices).get(value, value))
    if isinstance(value, datetime):
        value = timezone.localtime(value)
        return f"{chinese_day(value.date())} {value:%H:%M}"
    return chinese_day(value) if isinstance(value, date) else str(value)
