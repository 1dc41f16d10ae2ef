"""案卷的端口：the rooms that hold papers of a case, what keeps its file open, and whose words must be forgotten."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple, Protocol

from mingtang import ports
from mingtang.applications.models import Application
from mingtang.organs.models import Person


class Document(NamedTuple):
    """一件文书：its name within the case (an extension at its end), how to read it, and what it is called."""

    name: str
    read: Callable[[], bytes]
    title: str


class CaseDocuments(Protocol):
    """有案件文书的房间：letters, replies, what was given. The same name gives the same bytes every time."""

    def documents(self, application: Application) -> Iterable[tuple[str, Callable[[], bytes], str]]:
        """What the room holds of the case, in the order in which it belongs into the file; nothing erased."""
        ...


class OwnWords(CaseDocuments, Protocol):
    """有本机关文书的房间：what the organ itself wrote and gave, kept for its days and forgotten when they are over."""

    def wipe(self, application: Application, *, by: Person | str, at: datetime) -> None:
        """Erase them, within the transaction of the act; nothing where that was done before."""
        ...


class Unfinished(Protocol):
    """案卷还不能合上的理由：of a room in which something about a case is still under way."""

    def unfinished(self, applications: Collection[int], *, on: date) -> Mapping[int, list[str]]:
        """Of these cases those that are not finished, with full sentences that say why."""
        ...


class SetPapers(Protocol):
    """排成纸样的房间：sets papers that are the same on one machine only, so that the file keeps what was set."""

    def papers(self, application: Application) -> Iterable[tuple[str, Callable[[], bytes], str]]:
        """As ``CaseDocuments``, of the organ's own letters; nothing erased."""
        ...


class PersonalWords(Protocol):
    """有个人信息的房间：holds texts or files in which an applicant is named, and can forget them."""

    def wipe(self, application: Application, *, by: Person | str, at: datetime) -> None:
        """Erase them, within the transaction of the act; nothing where that was done before."""
        ...


def documents_of(application: Application) -> Iterator[Document]:
    """案件文书，of every room that the settings name, each read when it is asked for."""
    for room in ports.answering("casefiles.CaseDocuments"):
        for name, read, title in room.documents(application):
            yield Document(name, read, title)


def set_papers_of(application: Application) -> Iterator[Document]:
    """排成纸样的文书，of every room that the settings name."""
    for room in ports.answering("casefiles.SetPapers"):
        for name, read, title in room.papers(application):
            yield Document(name, read, title)


def unfinished(applications: Collection[int], *, on: date) -> dict[int, list[str]]:
    """没有办完的，of every room that the settings name."""
    found: dict[int, list[str]] = {}
    for room in ports.answering("casefiles.Unfinished"):
        for pk, reasons in room.unfinished(applications, on=on).items():
            found.setdefault(pk, []).extend(reasons)
    return found


def own_documents_of(application: Application) -> frozenset[str]:
    """本机关文书的代号：those that stay in the index when the applicant's own words go before their time."""
    rooms = ports.answering("casefiles.OwnWords")
    own = {name for room in rooms for name, _, _ in room.documents(application)}
    return frozenset(own | {paper.name for paper in set_papers_of(application)})


def wipe_everywhere(application: Application, *, with_own: bool, by: Person | str, at: datetime) -> None:
    """Every room forgets what it holds of the applicant; the organ's own letters only with ``with_own``."""
    own = ports.answering("casefiles.OwnWords") if with_own else ()
    for room in (*ports.answering("casefiles.PersonalWords"), *own):
        room.wipe(application, by=by, at=at)
