"""当事人的姓名：covered before anything is stored, and asked about where a text may still hold one.

Law: 政府信息公开条例 第十五条（个人隐私）；行政处罚法 第四十八条.
"""

from collections.abc import Iterable, Mapping

from mingtang.language.people import covered, doubtful_surnames, people
from mingtang.law.enforcement import NoticeKind, is_person
from mingtang.law.fields import FieldType

DOUBT = "文字里可能还有当事人的姓名："
UNREADABLE = (
    "“行政相对人名称”认不出是哪几个人的姓名。请只写姓名，几个人的用顿号隔开；"
    "姓名多于四个字的，自己写成只留第一个字的，如“阿**”。"
)
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


def reasons_against_doubts(party: str, told: Iterable[tuple[str, str]]) -> list[str]:
    """可能还有姓名的理由：the text by its heading and the surname, never what follows it."""
    found = people(party)
    surnames = found.surnames if found is not None else ()
    return [
        f"{DOUBT}“{title}”里“{surname}”字和它后面的字。请改成只留姓的“{surname}**”；不是姓名的，勾选“看过了”再保存。"
        for title, text in told
        for surname in doubtful_surnames(text, surnames)
    ]


def is_doubt(reasons: Iterable[str]) -> bool:
    """理由里有没有要再看一遍的。"""
    return any(reason.startswith(DOUBT) for reason in reasons)
