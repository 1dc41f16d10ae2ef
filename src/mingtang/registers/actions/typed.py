"""填写的文字：what bears a mark of secrecy, or a number of a person, is refused before anything of it is stored.

Law: 保守国家秘密法 第三十一条；政府信息公开条例 第十五条（个人隐私）.
"""

from collections.abc import Iterable
from datetime import datetime

from mingtang.files.marked import refuse_marked
from mingtang.language.marked import bears_mark
from mingtang.language.personal import reasons_against_personal_data
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit


def refuse_classified(unit: Unit, texts: Iterable[str], *, by: Person, at: datetime, marked: bool = False) -> None:
    """拒收带密级标志或者个人信息的：the trail says only that there was a mark. Not within a transaction."""
    texts = list(texts)
    if marked or bears_mark(texts):
        refuse_marked(unit, verb="registers.refuse_classified", by=by, at=at)
    refuse_if_any(reasons_against_personal_data(*texts))
