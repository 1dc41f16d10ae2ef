"""填写的文字：what bears a mark of secrecy, a number of a person or who applied is refused before it is stored.

Law: 保守国家秘密法 第三十一条; 政府信息公开条例 第十五条（个人隐私）; 个人信息保护法 第六条.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from mingtang.applications.queries.naming import reasons_against_telling_any
from mingtang.files.marked import refuse_if_marked
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.proposals.models import PublishProposal

Act = TypeVar("Act", bound=Callable[..., Any])


def fit(act: Act) -> Act:
    """先看文字：the act begins only when nothing that was typed for it bears a mark, tells a number or an applicant."""

    @wraps(act)
    def checked(of: Any, *, by: Person, at: datetime, **told: Any) -> Any:
        unit = of if isinstance(of, Unit) else of.unit
        texts = [text for text in told.values() if isinstance(text, str)]
        refuse_if_marked(texts, unit=unit, verb="proposals.refuse_classified", by=by, at=at)
        asked = [told["application"].pk] if "application" in told else _asked(of)
        refuse_if_any(reasons_against_telling_any(asked, *texts, what="公开的名称和理由"))
        return act(of, by=by, at=at, **told)

    return cast(Act, checked)


def _asked(of: Unit | PublishProposal) -> list[int]:
    """The applications behind a proposal: what becomes public must not say who asked for it first."""
    if isinstance(of, Unit):
        return []
    suggested = [of.suggestion_id] if of.suggestion_id else []
    return [*suggested, *of.askings.values_list("application", flat=True)]
