"""填写的文字：what bears a mark of secrecy, or a number of a person, is refused before anything of it is stored.

Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中存储、处理国家秘密）；政府信息公开条例 第十五条（个人隐私）.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from django.db import models, transaction

from mingtang.audit.actions import record
from mingtang.contents.checks import CLASSIFIED
from mingtang.dossiers.models import Dossier
from mingtang.dossiers.told import Entry, Facts
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.secrecy import classification_marks, marks_in_name
from mingtang.language.unseen import without_unseen
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person, Unit

Act = TypeVar("Act", bound=Callable[..., Any])


def refuse_unfit(of: models.Model, *texts: str, title: str = "", by: Person, at: datetime) -> None:
    """拒收带密级标志或者个人信息的文字：the trail says no more than that there was a mark.

    Call it outside a transaction of one's own. Errors: ``RuleBroken``.
    """
    shown = [text for told in (title, *texts) for text in (told, without_unseen(told))]
    if any(classification_marks(text) for text in shown) or any(marks_in_name(name) for name in shown[:2]):
        with transaction.atomic():
            record(_organ(of).code, by=by, verb="dossiers.refuse_classified", of=of, at=at)
        raise RuleBroken(CLASSIFIED)
    refuse_if_any(reasons_against_personal_data(title, *texts))


def fit(act: Act) -> Act:
    """先看文字：the act begins only when nothing that was typed for it bears a mark or names a person's number."""

    @wraps(act)
    def checked(of: Any, *, by: Person, at: datetime, **told: Any) -> Any:
        title, *texts = _typed(told)
        refuse_unfit(of, *texts, title=title, by=by, at=at)
        return act(of, by=by, at=at, **told)

    return cast(Act, checked)


def _typed(told: dict[str, Any]) -> Iterator[str]:
    """The title first, then every other text."""
    facts, entry = told.get("facts"), told.get("entry")
    yield facts.title if isinstance(facts, Facts) else told.get("title", "")
    if isinstance(facts, Facts):
        yield from (facts.goal, facts.why)
    if isinstance(entry, Entry):
        yield from (entry.text, entry.unit_of_value)
    yield from (text for name, text in told.items() if isinstance(text, str) and name != "title")


def _organ(of: Any) -> Unit:
    if isinstance(of, Unit):
        return of
    return of.unit.organ if isinstance(of, Dossier) else of.dossier.unit.organ
