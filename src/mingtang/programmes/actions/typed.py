"""填写的文字：what bears a mark of secrecy, or a number of a person, is refused before anything of it is stored.

Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中存储、处理国家秘密）；政府信息公开条例 第十五条（个人隐私）.
"""

from collections.abc import Iterable
from datetime import datetime

from mingtang.contents.checks import bears_mark
from mingtang.files.marked import refuse_marked
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.secrecy import classification_marks, marks_in_name
from mingtang.language.unseen import without_unseen
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit

TITLE = 100
"""What is no longer than this may be a title, and a title bears marks as the name of a file does."""


def refuse_classified(
    unit: Unit, texts: Iterable[str], *, by: Person, at: datetime, file: tuple[bytes, str] = (b"", "")
) -> None:
    """拒收带密级标志或者个人信息的文字：the trail says only that there was a mark. Not within a transaction."""
    texts = list(texts)
    found = [words for text in texts for words in (text, without_unseen(text))]
    marked = any(classification_marks(words) or (len(words) <= TITLE and marks_in_name(words)) for words in found)
    if marked or (file[0] and bears_mark(*file)):
        refuse_marked(unit, verb="programmes.refuse_classified", by=by, at=at)
    refuse_if_any(reasons_against_personal_data(*texts))
