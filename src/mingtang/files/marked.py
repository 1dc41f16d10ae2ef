"""拒收密级标志：what bears a mark of secrecy is refused before anything of it is kept.

Law: 保守国家秘密法 第三十一条.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NoReturn

from django.db import models, transaction

from mingtang.audit.actions import record
from mingtang.contents.checks import CLASSIFIED
from mingtang.language.marked import bears_mark
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Person, Unit


def refuse_if_marked(
    texts: Iterable[str],
    *,
    unit: Unit,
    verb: str,
    of: models.Model | None = None,
    by: Person | str,
    at: datetime,
    said: str = CLASSIFIED,
) -> None:
    """带密级标志的文字拒收。Errors: ``RuleBroken``; call it as ``refuse_marked`` is called."""
    if bears_mark(texts):
        refuse_marked(unit, verb=verb, of=of, by=by, at=at, said=said)


def refuse_marked(
    unit: Unit,
    *,
    verb: str,
    of: models.Model | None = None,
    by: Person | str,
    at: datetime,
    said: str = CLASSIFIED,
) -> NoReturn:
    """拒收：the trail of the organ says no more than that there was a mark, in what, or in what of the ``unit``.

    Call it outside a transaction of one's own, or the trail would not keep it.
    """
    with transaction.atomic():
        record(unit.organ.code, by=by, verb=verb, of=of or unit, at=at)
    raise RuleBroken(said)
