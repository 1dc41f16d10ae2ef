"""当事人的姓名：covered before anything is stored, and asked about where a text may still hold one.

Law: 政府信息公开条例 第十五条（个人隐私）；行政处罚法 第四十八条.
"""

from collections.abc import Mapping

from mingtang.language.people import UNREADABLE, covered, people, reasons_against_doubts
from mingtang.language.possible_names import reasons_against_possible_names
from mingtang.law.enforcement import NoticeKind, free_texts, is_person


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
    return [] if looked else reasons_against_doubts(cells["party"], free_texts(kind.fields, cells))


def reasons_against_names_in(title: str, text: str, cells: Mapping[str, str]) -> list[str]:
    """一段文字里姓名的理由：of the party, else of anybody."""
    found = reasons_against_doubts(cells["party"], [(title, text)]) if is_person(cells) else []
    return found or reasons_against_possible_names([(title, text)])
