"""填写的文字：what bears a mark of secrecy, or a number of a person, is refused before anything of it is stored.

Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中存储、处理国家秘密）；政府信息公开条例 第十五条（个人隐私）.
"""

from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.contents.checks import CLASSIFIED
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.secrecy import classification_marks, marks_in_name
from mingtang.language.unseen import without_unseen
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person, Unit

Act = TypeVar("Act", bound=Callable[..., Any])


def refuse_unfit(unit: Unit, *texts: str, by: Person, at: datetime) -> None:
    """拒收带密级标志或者个人信息的文字：the trail says no more than that there was a mark.

    Call it outside a transaction of one's own. Errors: ``RuleBroken``.
    """
    shown = [text for told in texts if told for text in (told, without_unseen(told))]
    if any(classification_marks(text) or ("\n" not in text and marks_in_name(text)) for text in shown):
        note_classified(unit, by=by, at=at)
        raise RuleBroken(CLASSIFIED)
    refuse_if_any(reasons_against_personal_data(*texts))


@transaction.atomic
def note_classified(unit: Unit, *, by: Person, at: datetime) -> None:
    """记下拒收：that something with a mark of secrecy was offered and refused; nothing of it is kept."""
    record(unit.organ.code, by=by, verb="catalogue.refuse_classified", of=unit, at=at)


def fit(act: Act) -> Act:
    """先看文字：the act begins only when nothing that was typed for it bears a mark or names a person's number."""

    @wraps(act)
    def checked(of: Any, *args: Any, by: Person, at: datetime, **told: Any) -> Any:
        refuse_unfit(of if isinstance(of, Unit) else _unit(of), *_texts([*args, *told.values()]), by=by, at=at)
        return act(of, *args, by=by, at=at, **told)

    return cast(Act, checked)


def _unit(of: Any) -> Unit:
    return of.unit if hasattr(of, "unit") else of.version.unit


def _texts(told: list[Any]) -> Iterator[str]:
    for value in told:
        if isinstance(value, str):
            yield value
        elif is_dataclass(value) and not isinstance(value, type):
            yield from _texts([getattr(value, name) for name in value.__dataclass_fields__])
