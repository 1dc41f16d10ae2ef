"""汇集：everything that belongs into the file of a case, in its order, each with where its content lies."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mingtang.applications.clock import events_of
from mingtang.applications.models import Application, CasePaper, EventText, Particulars
from mingtang.casefiles import ports, printing
from mingtang.casefiles.models import MOST_TITLE, FiledPaper
from mingtang.casefiles.queries.reviewing import turns_of
from mingtang.casework.models import Party
from mingtang.contents.kinds import Kind
from mingtang.files import storage
from mingtang.files.models import Attachment
from mingtang.files.pages import pages_of
from mingtang.law.rules import RuleBroken

CHUNK = 256 * 1024
K = FiledPaper


@dataclass(frozen=True)
class Source:
    """一件的来源：a text that was written out, a file, or a document of another room."""

    kind: str
    title: str
    suffix: str
    is_personal: bool = True
    attachment: Attachment | None = None
    document: str = ""
    text: str = ""
    data: bytes | None = None

    @property
    def key(self) -> tuple[str, int | None, str, str]:
        """Whether it is the same thing as before."""
        return self.kind, self.attachment.pk if self.attachment else None, self.document, self.text


@dataclass(frozen=True)
class Measured:
    """量过的一件：its size, its digest and its pages."""

    source: Source
    size: int
    sha256: str
    pages: int | None


Made = Mapping[tuple[str, str], bytes]
"""排好的纸样，by name and title."""


def set_now(application: Application, kept: Sequence[FiledPaper] = ()) -> Made:
    """排好的纸样：those kept with an earlier index, and the others set now. Without a face to set them in, none.

    Call it before a transaction of one's own: setting takes a second for each.
    """
    before = {paper.document: bytes(paper.data) for paper in kept if paper.data}
    found = {}
    for paper in ports.set_papers_of(application):
        try:
            found[paper.name, paper.title] = before.get(paper.name) or paper.read()
        except RuleBroken:
            return {key: data for key, data in found.items() if key[0] in before}
    return found


def _set(one: tuple[str, str], data: bytes) -> Source:
    name, title = one
    return Source(K.DOCUMENT, title[:MOST_TITLE], Path(name).suffix.lstrip("."), document=name, data=data)


def sources(application: Application, made: Made | None = None) -> list[Source]:
    """案卷里该有的：what was applied for, how it went, letters and what was given, scanned papers."""
    told = Particulars.rows.get(application=application)
    found = []
    if told.erased_at is None:
        found.append(Source(K.SHEET, "申请表", "txt", text=printing.sheet(application, told)))
    log = printing.log(application, events_of(application), turns_of(application))
    found.append(Source(K.LOG, "办理经过", "txt", is_personal=False, text=log))
    words = printing.words(application, *_written(application))
    if words:
        found.append(Source(K.LOG, "办理中写下的文字", "txt", text=words))
    for name, _, title in ports.documents_of(application):
        found.append(Source(K.DOCUMENT, title[:MOST_TITLE], Path(name).suffix.lstrip("."), document=name))
    found += [_set(one, data) for one, data in (made or {}).items()]
    papers = CasePaper.rows.filter(application=application, erased_at=None).select_related("attachment").order_by("pk")
    for paper in papers:
        found.append(Source(K.SCAN, paper.title, paper.attachment.kind, attachment=paper.attachment))
    return found


def _written(application: Application) -> tuple[list[EventText], list[Party]]:
    told = {"event__application": application, "erased_at": None}
    texts = EventText.rows.filter(**told).exclude(text="").select_related("event").order_by("event_id")
    return list(texts), list(Party.rows.filter(**told).select_related("event").order_by("event_id"))


def measured(application: Application, made: Made) -> list[Measured]:
    """量一遍：each read once. Errors: ``RuleBroken`` where the content of one is not there."""
    reading = {document.name: document.read for document in ports.documents_of(application)}
    return [_measured(source, reading) for source in sources(application, made)]


def _measured(source: Source, reading: Mapping[str, Callable[[], bytes]]) -> Measured:
    if source.attachment is not None:
        path = storage.path_of(source.attachment.stored)
        if not path.is_file():
            raise RuleBroken(f"“{source.title}”的文件不见了，不能归档。请告诉管理员，从备份恢复。")
        size, sha256 = digested(chunks_of(path))
        return Measured(source, size, sha256, pages_of(source.attachment.kind, path))
    data = source.data or (source.text.encode() if source.text else reading[source.document]())
    kind = Kind.TXT.value if source.text else source.suffix
    return Measured(source, len(data), hashlib.sha256(data).hexdigest(), pages_of(kind, data))


def content_of(paper: FiledPaper, application: Application) -> Iterator[bytes] | None:
    """一件的内容，piece by piece; ``None`` where it is erased or not there any more."""
    if paper.erased_at is not None:
        return None
    if paper.data or paper.text:
        return iter((bytes(paper.data) if paper.data else paper.text.encode(),))
    if paper.attachment is not None:
        path = storage.path_of(paper.attachment.stored)
        return chunks_of(path) if path.is_file() else None
    read = next((one.read for one in ports.documents_of(application) if one.name == paper.document), None)
    return iter((read(),)) if read is not None else None


def chunks_of(path: Path) -> Iterator[bytes]:
    """A file, piece by piece."""
    with path.open("rb") as file:
        while data := file.read(CHUNK):
            yield data


def digested(chunks: Iterator[bytes]) -> tuple[int, str]:
    """大小和摘要，of what comes piece by piece."""
    digest, size = hashlib.sha256(), 0
    for data in chunks:
        digest.update(data)
        size += len(data)
    return size, digest.hexdigest()


def is_same(found: list[Source], papers: list[FiledPaper]) -> bool:
    """案卷里该有的，是不是都已经编进目录：the same things in the same order; what was set is of one of them."""
    filed = [(paper.kind, paper.attachment_id, paper.document, paper.text) for paper in papers if not paper.data]
    return [source.key for source in found] == filed
