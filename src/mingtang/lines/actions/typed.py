"""填写的文字：what bears a mark of secrecy, or a number of a person, is refused before anything of it is stored."""

from collections.abc import Iterable
from datetime import datetime

from mingtang.files.marked import refuse_if_marked
from mingtang.language.personal import reasons_against_personal_data
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit


def refuse_classified(unit: Unit, texts: Iterable[str], *, by: Person, at: datetime) -> None:
    """拒收带密级标志或者个人信息的文字：the trail says only that there was a mark. Not within a transaction."""
    texts = list(texts)
    refuse_if_marked(texts, unit=unit, verb="lines.refuse_classified", by=by, at=at)
    refuse_if_any(reasons_against_personal_data(*texts))
