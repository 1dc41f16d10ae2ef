"""差别：two states of a list, held against each other by the column that names the rows."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mingtang.audit.chain import canonical
from mingtang.language.width import squeeze
from mingtang.law.fields import Field, key_field, name_of

Cells = Mapping[str, str]


@dataclass(frozen=True)
class CellChange:
    """改了的一格：from what to what."""

    title: str
    old: str
    new: str


@dataclass(frozen=True)
class RowChange:
    """改了的一行。"""

    key: str
    name: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True)
class Difference:
    """差别：rows that came, changed and went, each by key and name; headings that came and went."""

    added: tuple[tuple[str, str], ...]
    changed: tuple[RowChange, ...]
    removed: tuple[tuple[str, str], ...]
    new_titles: tuple[str, ...]
    old_titles: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """没有差别。"""
        return not (self.added or self.changed or self.removed or self.new_titles or self.old_titles)

    @property
    def words(self) -> str:
        """差别，in one sentence."""
        told = f"新增 {len(self.added)} 行，修改 {len(self.changed)} 行，取消 {len(self.removed)} 行"
        heads = [*(f"新增“{title}”一列" for title in self.new_titles), *(f"取消“{it}”一列" for it in self.old_titles)]
        return "，".join([told, *heads]) + "。"

    @property
    def shown(self) -> str:
        """看过的就是这些：what tells this difference from any other."""
        rows = [[row.key, [[cell.title, cell.old, cell.new] for cell in row.cells]] for row in self.changed]
        told = canonical([[key for key, _ in self.added], rows, [key for key, _ in self.removed]])
        return hashlib.sha256(told.encode()).hexdigest()


def difference(
    old_fields: Sequence[Field], old: Sequence[Cells], new_fields: Sequence[Field], new: Sequence[Cells]
) -> Difference:
    """从 ``old`` 到 ``new`` 的差别；blanks and the order of rows make no difference."""
    before, after = by_key(old_fields, old), by_key(new_fields, new)
    kept = [field for field in new_fields if field.key in {one.key for one in old_fields}]
    changed = []
    for key, cells in after.items():
        if key in before:
            told = tuple(
                CellChange(field.title, before[key].get(field.key, ""), cells.get(field.key, ""))
                for field in kept
                if squeeze(before[key].get(field.key, "")) != squeeze(cells.get(field.key, ""))
            )
            changed += [RowChange(key, name_of(new_fields, cells), told)] if told else []
    olds, news = ({field.key: field.title for field in fields} for fields in (old_fields, new_fields))
    return Difference(
        added=tuple((key, name_of(new_fields, cells)) for key, cells in after.items() if key not in before),
        changed=tuple(changed),
        removed=tuple((key, name_of(old_fields, cells)) for key, cells in before.items() if key not in after),
        new_titles=tuple(title for key, title in news.items() if key not in olds),
        old_titles=tuple(title for key, title in olds.items() if key not in news),
    )


def by_key(fields: Sequence[Field], rows: Sequence[Cells]) -> dict[str, Cells]:
    """各行，by what names them."""
    name = key_field(fields).key
    return {cells.get(name, ""): cells for cells in rows}
