"""填写的文字：what bears a mark of secrecy, or a number of a person, is refused before anything of it is stored.

Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中存储、处理国家秘密）；政府信息公开条例 第十五条（个人隐私）.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from mingtang.files.marked import refuse_marked
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.secrecy import classification_marks, marks_in_name
from mingtang.language.unseen import without_unseen
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.workplan.models import Commitment

Act = TypeVar("Act", bound=Callable[..., Any])


def refuse_classified(commitment: Commitment, *texts: str, title: str = "", by: Person, at: datetime) -> None:
    """拒收带密级标志或者个人信息的文字：the trail says no more than that there was a mark.

    Call it outside a transaction of one's own. Errors: ``RuleBroken``, for a mark with the sentence that files get.
    """
    marked = any(classification_marks(text) for told in (title, *texts) for text in (told, without_unseen(told)))
    if marked or marks_in_name(title) or marks_in_name(without_unseen(title)):
        refuse_marked(commitment.plan.unit, verb="evidence.refuse_classified", of=commitment, by=by, at=at)
    refuse_if_any(reasons_against_personal_data(title, *texts))


def unclassified(act: Act) -> Act:
    """先看密级标志：the act begins only when nothing that was typed for it bears a mark."""

    @wraps(act)
    def checked(of: Any, *, by: Person, at: datetime, **told: Any) -> Any:
        handed = told.get("handed")
        title, *more = (handed.title, handed.detail, handed.unit_of_value) if handed else ("",)
        texts = [*more, told.get("text", ""), told.get("reason", "")]
        commitment = of if isinstance(of, Commitment) else of.commitment
        refuse_classified(commitment, *texts, title=title, by=by, at=at)
        return act(of, by=by, at=at, **told)

    return cast(Act, checked)
