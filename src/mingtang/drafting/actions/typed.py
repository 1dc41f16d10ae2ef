"""填写的文字：what bears a mark of secrecy is refused before anything of it is stored.

Numbers of a person are told while one writes and keep a text from being handed in: a manuscript is seen by two people.
Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中存储、处理国家秘密）；政府信息公开条例 第十五条（个人隐私）.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NoReturn

from mingtang.files.marked import refuse_marked
from mingtang.language.secrecy import classification_marks, marks_in_name
from mingtang.language.unseen import without_unseen
from mingtang.organs.models import Person, Unit


def refuse_classified(
    unit: Unit, texts: Iterable[str], *, titles: Iterable[str] = (), by: Person, at: datetime
) -> None:
    """拒收带密级标志的文字：the trail says only that there was a mark. Not within a transaction of one's own."""
    titles = list(titles)
    told = [words for text in (*texts, *titles) for words in (text, without_unseen(text))]
    named = [words for text in titles for words in (text, without_unseen(text))]
    if any(classification_marks(words) for words in told) or any(marks_in_name(words) for words in named):
        refuse(unit, by=by, at=at)


def refuse(unit: Unit, *, by: Person, at: datetime) -> NoReturn:
    """拒收：nothing of it is kept."""
    refuse_marked(unit, verb="drafting.refuse_classified", by=by, at=at)
