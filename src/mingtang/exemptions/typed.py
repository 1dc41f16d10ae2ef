"""填写的文字：what bears a mark of secrecy, or a number of a person, is refused before anything of it is stored.

Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中存储、处理国家秘密）；政府信息公开条例 第十五条（个人隐私）.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.contents.checks import CLASSIFIED, bears_mark
from mingtang.files.queries import office_phones
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.secrecy import classification_marks, marks_in_name
from mingtang.language.unseen import without_unseen
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person, Unit

TITLE = 100
"""What is no longer than this may be a title, and a title bears marks as the name of a file does."""


def refuse_classified(
    unit: Unit, texts: Iterable[str], *, by: Person, at: datetime, file: tuple[bytes, str] = (b"", "")
) -> None:
    """拒收带密级标志或者个人信息的文字：the trail says only that there was a mark. Not within a transaction."""
    refuse_classified_at(unit, [("", text) for text in texts], by=by, at=at, file=file)


def refuse_classified_at(
    unit: Unit, texts: Sequence[tuple[str, str]], *, by: Person, at: datetime, file: tuple[bytes, str] = (b"", "")
) -> None:
    """The same of texts that stand in many fields: each with where it stands, which the reason then says."""
    marked = [where for where, text in texts if _is_marked(text)]
    if marked or (file[0] and bears_mark(*file)):
        with transaction.atomic():
            record(unit.organ.code, by=by, verb="exemptions.refuse_classified", of=unit, at=at)
        raise RuleBroken([CLASSIFIED, *(f"密级标志在{where}里。" for where in marked if where)])
    allowed, found = office_phones(unit.organ), []
    for where, text in texts:
        found += [f"{where}的{reason}" if where else reason for reason in _against(text, allowed)]
    refuse_if_any(list(dict.fromkeys(found)))


def _is_marked(text: str) -> bool:
    written = (text, without_unseen(text))
    return any(classification_marks(words) or (len(words) <= TITLE and marks_in_name(words)) for words in written)


def _against(text: str, allowed: frozenset[str]) -> list[str]:
    return reasons_against_personal_data(text, allowed=allowed)
