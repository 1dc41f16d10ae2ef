"""查询申请：by number and code, for whoever applied; and which organs take applications."""

import re
from datetime import date

from mingtang.applications.models import Application
from mingtang.language.width import narrow
from mingtang.law.units import UnitKind
from mingtang.organs.models import Unit
from mingtang.visits.codes import is_code

_NUMBER = re.compile(r"([0-9]{4})[^0-9]+([0-9]{1,9})[^0-9]*")


def organs_taking(*, on: date) -> list[Unit]:
    """受理申请的机关，in the order of the tree. Law: 政府信息公开条例 第二十七条."""
    return list(Unit.rows.filter(kind=UnitKind.ADMINISTRATIVE_ORGAN.value).open(on=on).order_by("position", "path"))


def with_code(*, organ: str, number: str, code: str) -> Application | None:
    """The application whose number and code these are, however they were typed."""
    told = _NUMBER.fullmatch(narrow(number).strip())
    if told is None:
        return None
    found = (
        Application.rows.select_related("unit__organ", "particulars")
        .filter(unit__code=organ, year=int(told[1]), serial=int(told[2]))
        .first()
    )
    return found if found is not None and is_code(found.full_number, code, found.code_digest) else None
