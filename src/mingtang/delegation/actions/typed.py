"""填写的文字：what bears a mark of secrecy, or a number of a person, is refused before anything of it is stored."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from mingtang.evidence.actions.typed import refuse_classified
from mingtang.organs.models import Person
from mingtang.workplan.models import Commitment

Act = TypeVar("Act", bound=Callable[..., Any])


def unclassified(act: Act) -> Act:
    """先看密级标志：the act begins only when none of its words bears a mark."""

    @wraps(act)
    def checked(of: Any, *, by: Person, at: datetime, **told: Any) -> Any:
        words = [told[name] for name in ("text", "note", "reason") if name in told]
        refuse_classified(of if isinstance(of, Commitment) else of.commitment, *words, by=by, at=at)
        return act(of, by=by, at=at, **told)

    return cast(Act, checked)
