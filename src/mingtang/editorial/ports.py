"""编审的端口：what rooms publish, what is asked before anything goes public, and who is told when it has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from mingtang import ports
from mingtang.law.editorial import Stage, reasons_against_stages, usual_stages

if TYPE_CHECKING:  # the start-up check asks this module before there are models
    from mingtang.editorial.models import Document, Published, Revision
    from mingtang.organs.models import Person

ALWAYS = ("personal_data",)
"""每一种都要过的关口：no kind may do without."""
_TAG = re.compile(r"<[^<>]*>")


class PublicationKind(Protocol):
    """公开件种类：what a room publishes through the editorial room.

    A kind may say more, and need not: ``stages``, which the law room must know as its usual ones;
    ``officers_hand_in``, when not only the clerk hands it in; ``elsewhere``, a sentence for the preview on what the
    public page adds; ``reasons_against_reviewer``, why a certain person may not sign this very text; ``gates``, the
    keys of what is asked before it goes public, beside those that every kind passes; ``released_by_hand``, when the
    last signature does not publish it at once; ``places`` of a body, in catalogue and columns, ``facts`` of it in
    words, ``free_texts``, where somebody may be named; ``difference_url`` of a revision, for the reviewer.
    """

    key: str
    label: str
    template: str
    """A template that shows ``body`` to the public; the review screen shows the very same."""

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> Sequence[str]:
        """What is new against the live edition, one Chinese sentence each."""

    def hold(self, body: Mapping[str, Any]) -> None:
        """Lock the record that the text is of until the release is written, so that nothing it rests on changes."""

    def reasons_against_release(self, body: Mapping[str, Any], *, at: datetime) -> Sequence[str]:
        """Asked again at the moment of release: why what was handed in may no longer go public."""


class Gate(Protocol):
    """关口：one thing that is asked before a revision goes public: when it is handed in, signed and released."""

    key: str
    label: str

    def reasons(self, revision: "Revision", *, at: datetime) -> Sequence[str]:
        """Why the revision may not go public, in full sentences; nothing when it may."""


class Follower(Protocol):
    """跟随者：told inside the transaction that releases or withdraws, so that no list lags behind the text."""

    def released(self, published: "Published", *, by: "Person | None", at: datetime) -> None:
        """A record was published; it stands at its document's address now. Nobody released it: it was its time."""

    def withdrawn(self, document: "Document", *, at: datetime) -> None:
        """Nothing of the document may be read any more."""


def stages_of(kind: str) -> tuple[Stage, ...]:
    """环节：what a kind passes before the public sees it, where its organ has set nothing else."""
    return getattr(kinds().get(kind), "stages", usual_stages(kind))


def officers_hand_in(kind: str) -> bool:
    """是否也由承办人送审；who among them, the room says whose kind it is."""
    return getattr(kinds().get(kind), "officers_hand_in", False)


def is_released_by_hand(kind: str) -> bool:
    """是否签发以后另行发布：now, at a time, or with others; else the last signature publishes it."""
    return getattr(kinds().get(kind), "released_by_hand", False)


def reasons_against_reviewer(kind: PublicationKind, body: Mapping[str, Any], *, by: Any) -> list[str]:
    """此人不能审签这一稿的理由，as the room knows them that the text is of."""
    asked = getattr(kind, "reasons_against_reviewer", None)
    return list(asked(body, by=by)) if asked else []


def gates_of(kind: str) -> tuple[str, ...]:
    """这一种要过的关口：by key."""
    return tuple(dict.fromkeys((*ALWAYS, *getattr(kinds().get(kind), "gates", ()))))


def told_by_gates(revision: "Revision", *, at: datetime) -> list[tuple[str, Sequence[str]]]:
    """每个关口怎么说：its name and its reasons; a gate that nobody keeps lets nothing through."""
    kept, keys = _gates(), gates_of(revision.edition.document.kind)
    none = [(key, [f"公开前的检查“{key}”没有配置，不能公开，请联系管理员。"]) for key in keys if key not in kept]
    return [*((kept[key].label, kept[key].reasons(revision, at=at)) for key in keys if key in kept), *none]


def reasons_of_gates(revision: "Revision", *, at: datetime) -> list[str]:
    """关口的理由：of every gate of the kind."""
    return [reason for _, reasons in told_by_gates(revision, at=at) for reason in reasons]


def misdeclared() -> list[str]:
    """One sentence for each kind whose stages the database is told otherwise, and for each gate that nobody keeps."""
    stages = [reason for key in kinds() for reason in reasons_against_stages(key, stages_of(key))]
    kept = _gates()
    gates = [(key, gate) for key in kinds() for gate in gates_of(key) if gate not in kept]
    return [*stages, *(f"公开件种类 {key} 的关口 {gate} 没有实现，这一种不能启用。" for key, gate in gates)]


def kinds() -> dict[str, PublicationKind]:
    """The kinds that the settings name, by key."""
    return {kind.key: kind for kind in ports.answering("editorial.PublicationKind")}


def followers() -> tuple[Follower, ...]:
    """Everybody who is told, in the order of the settings."""
    return ports.answering("editorial.Follower")


def _gates() -> dict[str, Gate]:
    return {gate.key: gate for gate in ports.answering("editorial.Gate")}


def words_of(told: Any, *, name: str = "") -> Iterator[str]:
    """所有文字：every text in a body, wherever it stands; what is called html, without the marks of its markup."""
    if isinstance(told, str):
        yield _TAG.sub("", told) if name == "html" else told
    elif isinstance(told, Mapping):
        for key, value in told.items():
            yield from words_of(value, name=key)
    elif isinstance(told, list | tuple):
        for value in told:
            yield from words_of(value, name=name)
