"""个人信息检查：what a kept file holds of persons' numbers, by kind and place, asked once and kept."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from mingtang.files.models import Attachment, Screening
from mingtang.findings import personal
from mingtang.language.personal import Kind, Severity

RULES = 2
"""Raised whenever other numbers are looked for; what an older rule found is then looked for again."""

MOST = 200
"""How many places are kept by name. The count is that of all the grave ones."""


class Place(NamedTuple):
    """一处：of which kind, where in the file, how grave it is, and its shape with the middle hidden."""

    kind: Kind
    where: str
    severity: Severity
    masked: str = ""


def screened(path: Path, attachment: Attachment, *, at: datetime) -> Screening:
    """检查一个文件：a record of it, not yet saved. A picture has no text and nothing to be found.

    Errors: ``Unreadable`` for a file that cannot be read through: what nobody can check is not kept.
    """
    found = [] if attachment.file_kind.is_image else personal.findings(path, attachment.name, kind=attachment.kind)
    grave_first = sorted(found, key=lambda it: it.severity is not Severity.BLOCK)
    told = [[it.kind.value, it.where, it.severity.value, it.masked] for it in grave_first[:MOST]]
    grave = sum(1 for it in found if it.severity is Severity.BLOCK)
    return Screening(rules=RULES, found=told, count=grave, made_at=at)


def places(screening: Screening) -> list[Place]:
    """各处，the grave ones first."""
    return [Place(Kind(kind), where, Severity(severity), *masked) for kind, where, severity, *masked in screening.found]
