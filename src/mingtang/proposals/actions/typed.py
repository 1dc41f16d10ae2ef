"""填写的文字：what bears a mark of secrecy, or a number of a person, is refused before anything of it is stored.

Law: 保守国家秘密法 第三十一条; 政府信息公开条例 第十五条（个人隐私）.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from mingtang.audit.actions import record
from mingtang.contents.checks import CLASSIFIED
from mingtang.language.marked import bears_mark
from mingtang.language.personal import reasons_against_personal_data
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person, Unit

Act = TypeVar("Act", bound=Callable[..., Any])


def fit(act: Act) -> Act:
    """先看文字：the act begins only when nothing that was typed for it bears a mark or tells a person's number."""

    @wraps(act)
    def checked(of: Any, *, by: Person, at: datetime, **told: Any) -> Any:
        unit = of if isinstance(of, Unit) else of.unit
        texts = [text for text in told.values() if isinstance(text, str)]
        if bears_mark(texts):
            record(unit.organ.code, by=by, verb="proposals.refuse_classified", of=unit, at=at)
            raise RuleBroken(CLASSIFIED)
        refuse_if_any(reasons_against_personal_data(*texts))
        return act(of, by=by, at=at, **told)

    return cast(Act, checked)
