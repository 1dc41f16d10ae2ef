"""给人看的表：rows under columns that are data, as a page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mingtang.language.width import narrow, squeeze
from mingtang.law.days import chinese_day
from mingtang.law.fields import Field, FieldType, is_day, key_field, name_of


@dataclass(frozen=True)
class Shown:
    """给人看的一格：its heading, what stands in it, and how it is written."""

    title: str
    text: str
    type: FieldType

    @property
    def is_number(self) -> bool:
        """是不是数。"""
        return self.type in {FieldType.NUMBER, FieldType.MONEY}

    @property
    def is_link(self) -> bool:
        """是不是链接。"""
        return self.type is FieldType.LINK

    @property
    def is_long(self) -> bool:
        """是不是长文字。"""
        return self.type is FieldType.LONG


@dataclass(frozen=True)
class ShownRow:
    """给人看的一行：what names it, how it is called, and every cell that is filled or not."""

    key: str
    name: str
    cells: tuple[Shown, ...]

    @property
    def filled(self) -> list[Shown]:
        """填了的各格。"""
        return [cell for cell in self.cells if cell.text]

    def has(self, words: str) -> bool:
        """有没有这些字，in any cell."""
        wanted = squeeze(narrow(words)).lower()
        return any(wanted in squeeze(narrow(cell.text)).lower() for cell in self.cells)


def shown_row(fields: Sequence[Field], cells: Mapping[str, str]) -> ShownRow:
    """一行，as it is read."""
    told = tuple(Shown(field.title, _text(field, cells.get(field.key, "")), field.type) for field in fields)
    return ShownRow(cells.get(key_field(fields).key, ""), name_of(fields, cells), told)


def _text(field: Field, value: str) -> str:
    if field.type is FieldType.DATE and is_day(value):
        return chinese_day(date.fromisoformat(value))
    return value
