"""当事人的姓名：covered before anything is stored, and asked about where a text may still hold one.

Law: 政府信息公开条例 第十五条（个人隐私）；行政处罚法 第四十八条.
"""

from collections.abc import Mapping

from mingtang.language.people import UNREADABLE, covered, people, reasons_against_doubts
from mingtang.law.enforcement import NoticeKind, is_person
from mingtang.law.fields import FieldType

_NOT_ASKED = frozenset({"number", "party", "credit_code", "authority"})
_TEXTS = (FieldType.TEXT, FieldType.LONG)


def without_names(cells: Mapping[str, str]) -> dict[str, str]:
    """各项盖住姓名的写法：every name that was typed, wherever it stands; of others than people, as they are."""
    found = people(cells.get("party", "")) if is_person(cells) else None
    if found is None:
        return dict(cells)
    return {key: covered(value, found.names) for key, value in cells.items()} | {"party": found.shown}


def reasons_against_names(kind: NoticeKind, cells: Mapping[str, str], *, looked: bool) -> list[str]:
    """姓名的理由：what cannot be read as names; and, unless somebody looked, where one may still stand."""
    if not is_person(cells) or not cells.get("party"):
        return []
    if people(cells["party"]) is None:
        return [UNREADABLE]
    asked = [field for field in kind.fields if field.type in _TEXTS and field.key not in _NOT_ASKED]
    told = ((field.title, cells.get(field.key, "")) for field in asked)
    return [] if looked else reasons_against_doubts(cells["party"], told)
