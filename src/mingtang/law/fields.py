"""清单的列：columns as data, what may stand in a cell of each, and what is wrong with a set of them.

A structured list has one column that names its rows: by it two versions are compared, and a row keeps its address.
None of this is statute; which columns a list has, ``law.registers`` and ``law.enforcement`` say with their sources.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

MOST_FIELDS, MOST_TITLE, MOST_KEY = 30, 30, 60
MOST = {"text": 200, "long": 4000, "choice": 60, "link": 300, "phone": 60}
_NAME = re.compile(r"[a-z][a-z0-9_]{0,29}")
_KEY = re.compile(r"[0-9A-Za-z\u3400-\u9fff][-0-9A-Za-z\u3400-\u9fff._〔〕()（）]{0,59}")
_PHONE = re.compile(r"[-0-9()（）转、，；; ]{5,60}")
_AMOUNT = re.compile(r"[-−]?\d{1,12}(?:\.\d+)?")
YES, NO = "是", "否"


class FieldType(StrEnum):
    """列的类型。"""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"
    LINK = "link"
    PHONE = "phone"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


LABELS: dict[FieldType, str] = {
    FieldType.TEXT: "短文字",
    FieldType.LONG: "长文字",
    FieldType.NUMBER: "数",
    FieldType.MONEY: "金额（元）",
    FieldType.DATE: "日期",
    FieldType.CHOICE: "选项",
    FieldType.YES_NO: "是否",
    FieldType.LINK: "链接",
    FieldType.PHONE: "办公电话",
}


@dataclass(frozen=True, slots=True)
class Field:
    """一列：its lasting name, heading and type; ``is_key`` names the row, ``basis`` says which rule asks for it."""

    key: str
    title: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    is_key: bool = False
    choices: tuple[str, ...] = ()
    basis: str = ""
    help: str = ""

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Field":
        """一列，from a data file or from what ``told`` keeps."""
        return cls(**{**told, "type": FieldType(told.get("type", "text")), "choices": tuple(told.get("choices", ()))})

    def told(self) -> dict[str, Any]:
        """一列，as it is kept."""
        return {
            "key": self.key,
            "title": self.title,
            "type": self.type.value,
            "required": self.required,
            "is_key": self.is_key,
            "choices": list(self.choices),
            "basis": self.basis,
            "help": self.help,
        }

    def shown(self) -> dict[str, Any]:
        """一列，as the public has it: without what helps whoever fills it in."""
        return {
            "key": self.key,
            "title": self.title,
            "type": self.type.value,
            "required": self.required,
            "is_key": self.is_key,
        }

    @property
    def must(self) -> bool:
        """是否必填：the naming column always is."""
        return self.required or self.is_key


def read_fields(told: Iterable[Mapping[str, Any]]) -> tuple[Field, ...]:
    """几列，in order."""
    return tuple(Field.read(each) for each in told)


def key_field(fields: Sequence[Field]) -> Field:
    """认行的列：the one that names the rows. For a set that nothing is wrong with."""
    return next(field for field in fields if field.is_key)


def name_of(fields: Sequence[Field], cells: Mapping[str, str]) -> str:
    """一行叫什么：the first short text that must be there and is not the key; else the key."""
    for field in fields:
        if field.type is FieldType.TEXT and field.required and not field.is_key and cells.get(field.key):
            return cells[field.key]
    return cells.get(key_field(fields).key, "")


def reasons_against_fields(fields: Sequence[Field]) -> list[str]:
    """这些列不能用的理由：names and headings once each, one that names the rows, choices to choose from."""
    if not fields:
        return ["清单至少要有一列。"]
    found = [] if len(fields) <= MOST_FIELDS else [f"清单最多 {MOST_FIELDS} 列，现在有 {len(fields)} 列。"]
    keys = [field for field in fields if field.is_key]
    if len(keys) != 1:
        found.append(f"要有一列、只有一列用来认行（如编号、事项编码），现在有 {len(keys)} 列。")
    found += [f"“{field.title}”用来认行，类型要是短文字。" for field in keys if field.type is not FieldType.TEXT]
    names = [field.key for field in fields]
    found += [f"英文短名“{name}”有两列，请刷新页面再改。" for name in dict.fromkeys(names) if names.count(name) > 1]
    titles = [field.title for field in fields]
    found += [f"列名“{title}”有两列，请改一个。" for title in dict.fromkeys(titles) if titles.count(title) > 1]
    for field in fields:
        if not 0 < len(field.title) <= MOST_TITLE:
            found.append(f"列名在 1 至 {MOST_TITLE} 个字之间，请改“{field.title[:40]}”。")
        if not _NAME.fullmatch(field.key):
            found.append(f"“{field.title}”的英文短名不对，由小写字母、数字和下划线组成，以字母开头。")
        if field.type is FieldType.CHOICE and len(set(field.choices)) < 2:
            found.append(f"“{field.title}”是选项，至少写两个不同的选项。")
    return found


def reasons_against_cell(field: Field, value: str) -> list[str]:
    """一格不对的理由：what is wrong and what to write instead; ``value`` is written as it is kept."""
    if not value:
        return [f"“{field.title}”没有填。"] if field.must else []
    if field.is_key and not _KEY.fullmatch(value):
        return [f"“{field.title}”用来认行，只用汉字、字母、数字和连字符，不超过 {MOST_KEY} 个字，不要空格和斜线。"]
    most = MOST.get(field.type.value)
    if most is not None and len(value) > most:
        return [f"“{field.title}”有 {len(value)} 个字，最多 {most} 个字。"]
    return _against_type(field, value)


def _against_type(field: Field, value: str) -> list[str]:
    said = f"“{field.title}”写的是“{value[:30]}”，"
    match field.type:
        case FieldType.NUMBER | FieldType.MONEY:
            return [] if is_amount(value) else [f"{said}要写成数，如 1200 或 3.5，不带单位。"]
        case FieldType.DATE:
            return [] if is_day(value) else [f"{said}不是能认出的日期，请写成 2026-06-30 或者 2026年6月30日。"]
        case FieldType.CHOICE:
            return [] if value in field.choices else [f"{said}请从这几个里选：{'、'.join(field.choices)}。"]
        case FieldType.YES_NO:
            return [] if value in {YES, NO} else [f"{said}请写“是”或者“否”。"]
        case FieldType.LINK:
            return [] if is_link(value) else [f"{said}请从浏览器的地址栏复制整个地址，本站的以 / 开头。"]
        case FieldType.PHONE:
            return [] if _PHONE.fullmatch(value) else [f"{said}请只写单位的办公电话，如 0543-8000000。"]
    return []


def is_amount(value: str) -> bool:
    """是不是写好的数。"""
    try:
        return bool(_AMOUNT.fullmatch(value)) and Decimal(value.replace("−", "-")).is_finite()
    except InvalidOperation:
        return False


def is_day(value: str) -> bool:
    """是不是写好的日期：2026-06-30."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_link(value: str) -> bool:
    """是不是能用的地址：of this site, or of another with its name."""
    if any(char.isspace() or char in "\"'<>\\`" for char in value):
        return False
    if value.startswith("/"):
        return not value.startswith("//") and not value.startswith("/desk/")
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in parts.netloc and "@" not in parts.netloc


def reasons_against_row(fields: Sequence[Field], cells: Mapping[str, str]) -> list[str]:
    """一行不对的理由，cell by cell."""
    return [reason for field in fields for reason in reasons_against_cell(field, cells.get(field.key, ""))]


def renamed(fields: Sequence[Field], before: Sequence[Field]) -> tuple[Field, ...]:
    """列的短名：a column keeps its own; a new one gets the next that is free, so that cells never change columns."""
    known = {field.key for field in before} | {field.key for field in fields if field.key}
    made = []
    for field in fields:
        if not field.key:
            number = next(n for n in range(1, MOST_FIELDS * 4) if f"c{n}" not in known)
            field = replace(field, key=f"c{number}")
            known.add(field.key)
        made.append(field)
    return tuple(made)
