"""遮盖副本的查阅：the copies of a file, and a copy beside its original."""

from collections import defaultdict
from dataclasses import dataclass

from mingtang.contents.parts import Part
from mingtang.files import looking
from mingtang.files import queries as files
from mingtang.files.models import Attachment
from mingtang.files.screening import places
from mingtang.language.papers import Unreadable
from mingtang.language.personal import Kind
from mingtang.redaction.models import MaskedCopy

SHOWN = 20


@dataclass(frozen=True)
class Beside:
    """一处的对照：where, what the original says and what the copy says; ``None`` where one has no such place."""

    where: str
    hidden: bool
    before: str | None
    after: str | None

    @property
    def is_changed(self) -> bool:
        """副本里是否不同。"""
        return self.before != self.after


@dataclass(frozen=True)
class Copies:
    """已有的副本：the newest, and how many there are."""

    newest: list[MaskedCopy]
    count: int


def copies_of(original: Attachment) -> Copies:
    """一个文件的遮盖副本，the newest first."""
    found = MaskedCopy.rows.filter(original=original)
    return Copies(list(found.select_related("copy", "by")[:SHOWN]), found.count())


def made_from(copy: Attachment) -> MaskedCopy | None:
    """副本的来历：the row of the copy, with its original."""
    found = MaskedCopy.rows.filter(copy=copy)
    return found.select_related("original__unit", "copy__unit", "by").first()


def kinds_in(attachment: Attachment) -> list[Kind]:
    """文件里查出的个人信息种类，in their usual order."""
    try:
        found = {place.kind for place in places(files.screening(attachment))}
    except (Unreadable, FileNotFoundError):
        return []
    return [kind for kind in Kind if kind in found]


def beside(original: looking.Extract, copy: looking.Extract) -> list[Beside]:
    """对照：each place of the original with the same place of the copy; then what is only in the copy.

    A sheet whose name was covered is called otherwise in the copy: nothing of what remains is left out for that.
    """
    kept: defaultdict[str, list[Part]] = defaultdict(list)
    for part in copy.parts:
        kept[part.where].append(part)
    rows = []
    for part in original.parts:
        same = kept[part.where].pop(0).text if kept[part.where] else None
        rows.append(Beside(part.where, part.hidden, part.text, same))
    only = (part for part in copy.parts if part in kept[part.where])
    return [*rows, *(Beside(part.where, part.hidden, None, part.text) for part in only)]
