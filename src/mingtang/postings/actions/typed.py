"""填写的文字：what bears a mark of secrecy is refused before anything of it is stored.

Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中存储、处理国家秘密）.
"""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.contents.checks import CLASSIFIED
from mingtang.language.secrecy import classification_marks, marks_in_name
from mingtang.language.unseen import without_unseen
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Person, Unit


def refuse_classified(unit: Unit, *texts: str, by: Person, at: datetime) -> None:
    """拒收带密级标志的文字：the trail says no more than that there was a mark. Errors: ``RuleBroken``.

    Call it outside a transaction of one's own.
    """
    shown = [text for told in texts if "密" in told for text in (told, without_unseen(told))]
    if any(classification_marks(text) or marks_in_name(text) for text in shown):
        note_classified(unit, by=by, at=at)
        raise RuleBroken(CLASSIFIED)


@transaction.atomic
def note_classified(unit: Unit, *, by: Person, at: datetime) -> None:
    """记下拒收：that something with a mark of secrecy was offered and refused; nothing of it is kept."""
    record(unit.organ.code, by=by, verb="postings.refuse_classified", of=unit, at=at)
