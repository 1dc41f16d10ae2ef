"""写下的文字：nothing that bears a mark of secrecy is kept, and no words to an office say who applied.

What the clerk writes is held against the applicant; what an office writes is not, for whoever could try names until
one is refused would learn who it is.
Law: 保守国家秘密法 第三十一条; 个人信息保护法 第六条.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import models

from mingtang.applications.models import Application
from mingtang.audit.actions import record
from mingtang.contents.checks import CLASSIFIED
from mingtang.language.marked import bears_mark
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.unseen import without_unseen
from mingtang.language.width import narrow
from mingtang.law.material import reasons_against_naming
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Person, Unit

_NAMES = ("name", "legal_person", "agent", "email", "unit_code")


def refuse_marked(
    texts: Iterable[str], *, organ: Unit, of: models.Model, by: Person, at: datetime, room: str = "material"
) -> None:
    """带密级标志的拒收。Call it outside a transaction of one's own. Errors: ``RuleBroken``; only that is put down."""
    if bears_mark(texts):
        record(organ.code, by=by, verb=f"{room}.refuse_classified", of=of, at=at)
        raise RuleBroken(CLASSIFIED)


def reasons_against_telling(application: Application | None, *texts: str) -> list[str]:
    """文字不能给科室看的理由：numbers of persons, and who applied."""
    plain = [narrow(without_unseen(text)) for text in texts]
    reasons = reasons_against_personal_data(*texts)
    told = getattr(application, "particulars", None)
    if told is not None:
        names = [narrow(getattr(told, field)) for field in _NAMES]
        told_of = {"numbers": [narrow(told.phone)], "addresses": [narrow(told.address)]}
        reasons += reasons_against_naming(plain, names=names, **told_of)
    return reasons
