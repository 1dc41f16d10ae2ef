"""按期限抹去：who came and every word of it go; that it was done, when and with what result, stays.

Law: 个人信息保护法 第四十七条（处理目的已实现或者保存期限已届满的，主动删除）.
"""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.matters.actions.steps import locked
from mingtang.matters.models import Matter
from mingtang.sealed.actions import erase_by_rule


@transaction.atomic
def forget(model: type[Matter], pk: int, *, at: datetime) -> bool:
    """Empty the writing and erase what was sealed with it; whether there was anything left."""
    matter = locked(model, pk)
    writing = matter.writing
    if writing.erased_at is not None:
        return False
    for name in getattr(writing, "SEALED", ()):
        sealed = getattr(writing, name)
        if sealed is not None:
            erase_by_rule(sealed.pk, at=at)
    gone = dict.fromkeys(writing.WORDS, "")
    type(writing).rows.filter(pk=writing.pk).update(**gone, erased_at=at)
    record(matter.unit.organ.code, by="due", verb=f"{matter.CHAIN}.forget", of=matter, at=at)
    return True
