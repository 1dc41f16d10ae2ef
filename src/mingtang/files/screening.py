"""检查：what a kept file holds of persons and of doubtful wording, by kind and place, asked once and kept.

No value is kept: a place is known again by a digest with the key of the installation, and so is a telephone.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.utils.crypto import salted_hmac

from mingtang.contents.parts import Part
from mingtang.contents.text import parts
from mingtang.files.models import Attachment, Screening
from mingtang.findings.notes import notes_in
from mingtang.findings.told import WORDING, Told, told_in
from mingtang.language.personal import Kind, Severity

RULES = 5
"""Raised whenever something else is looked for; what an older rule found is then looked for again."""

MOST = 200
"""How many places are kept by name. The count is that of all the grave ones."""
MOST_PHONES = 1000
"""Of how many telephones it is kept how often they stand beyond those places; the rest counts as nobody's office."""
_LOCAL = (7, 8)
_LENGTH = 32


class Place(NamedTuple):
    """一处个人信息：of which kind, where in the file, how grave it is, and its shape with the middle hidden."""

    kind: Kind
    where: str
    severity: Severity
    masked: str = ""


class Noticed(NamedTuple):
    """查出的一处，as it is kept: with its label, what to do, and the digests by which it is known again."""

    kind: str
    label: str
    where: str
    severity: Severity
    masked: str
    advice: str
    mark: str
    phone: str = ""


def screened(path: Path, attachment: Attachment, *, at: datetime) -> Screening:
    """检查一个文件：a record of it, not yet saved. A picture has no text and nothing to be found, a recording its name.

    Errors: ``Unreadable`` for a file that cannot be read through: what nobody can check is not kept.
    """
    found = [] if attachment.file_kind.is_image else list(_found(path, attachment))
    grave_first = sorted(found, key=lambda it: (it.severity is not Severity.BLOCK, it.kind.startswith(WORDING)))
    grave = sum(1 for it in found if it.severity is Severity.BLOCK)
    kept, beyond = grave_first[:MOST], Counter(it.phone for it in grave_first[MOST:])
    told = dict(beyond.most_common(MOST_PHONES))
    told[""] = told.get("", 0) + beyond.total() - sum(told.values())
    return Screening(rules=RULES, found=[list(it) for it in kept], count=grave, beyond=told, made_at=at)


def _found(path: Path, attachment: Attachment) -> Iterable[Noticed]:
    noted: list[Told] = []

    def read() -> Iterator[Part]:
        yield Part("文件名", attachment.name)
        for part in parts(path, attachment.name, kind=attachment.kind) if attachment.file_kind.has_text else ():
            noted.extend(notes_in([part]))
            yield part

    yield from map(noticed_of, told_in(read()))
    yield from map(noticed_of, noted)


def noticed_of(told: Told) -> Noticed:
    """查出的一处，with digests in place of what must not be kept."""
    phone = digest_of(told.phone) if told.phone else ""
    severity = told.severity
    return Noticed(told.kind, told.label, told.where, severity, told.masked, told.advice, digest_of(told.mark), phone)


def digest_of(told: str) -> str:
    """摘要 with the key of the installation: nobody without it can try values against it."""
    return salted_hmac("files.screening", told, algorithm="sha256").hexdigest()[:_LENGTH]


def phone_marks(phones: Collection[str]) -> frozenset[str]:
    """公开电话的摘要：each with its area code and without."""
    written = {part for digits in phones for part in (digits, *(digits[-length:] for length in _LOCAL))}
    return frozenset(map(digest_of, written))


def noticed(screening: Screening, *, phones: Collection[str] = ()) -> list[Noticed]:
    """各处，the grave ones first, without the telephones of offices."""
    marks = phone_marks(phones) if phones else frozenset()
    read = (Noticed(*row) for row in screening.found)
    return [it._replace(severity=Severity(it.severity)) for it in read if it.phone not in marks or not it.phone]


def is_counted(screening: Screening) -> bool:
    """是否数过：of an older one with as many places as are kept nobody knows how many more there are."""
    return screening.beyond is not None or len(screening.found) < MOST


def beyond(screening: Screening, *, phones: Collection[str] = ()) -> int:
    """没有逐处留下的有几处，without the telephones of offices."""
    marks = phone_marks(phones) if phones else frozenset()
    return sum(count for phone, count in (screening.beyond or {}).items() if phone not in marks or not phone)


def places(screening: Screening, *, phones: Collection[str] = (), cleared: Collection[str] = ()) -> list[Place]:
    """各处个人信息，the grave ones first; without those whose marks are cleared."""
    found = [it for it in noticed(screening, phones=phones) if it.mark not in cleared]
    return [Place(Kind(it.kind), it.where, it.severity, it.masked) for it in found if not it.kind.startswith(WORDING)]
