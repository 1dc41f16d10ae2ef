"""查出的每一处：in a text, its facts and its files, with the reason of whoever ignored it.

Law: 政府信息公开条例 第六条（准确）、第十五条（个人隐私）；保守国家秘密法实施条例 第四十二条（先审查、后公开）.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingtang.contents.parts import Part
from mingtang.editorial.attachments import keys_of
from mingtang.editorial.models import Published, Revision
from mingtang.editorial.ports import kinds, words_of
from mingtang.editorial.queries import attachments
from mingtang.files.models import Attachment
from mingtang.files.ports import Cleared
from mingtang.files.queries import screening
from mingtang.files.screening import Noticed, beyond, noticed, noticed_of
from mingtang.findings.notes import NOTE, NOTE_LABEL, notes_in
from mingtang.findings.people import people_in
from mingtang.findings.told import told_in
from mingtang.language import wording
from mingtang.language.papers import Unreadable
from mingtang.language.personal import Severity, masked, telephones
from mingtang.language.personal_kinds import NUMBERS
from mingtang.language.richtext import blocks, text_of
from mingtang.language.table_heads import Heads
from mingtang.language.wording.copies import Copy, near_copies
from mingtang.organs.models import Unit
from mingtang.vetting.models import Confirmation, Excuse, PictureCheck
from mingtang.vetting.queries import checks_of, excuses_of, released_by
from mingtang.vetting.queries import words_of as own_words

TOLD_AT_ONCE, COMPARED = 5, 40
UNSEEN = "有 {} 张图片还没有人看过：{}。图片里的字和人脸认不出来，请在“公开前核对”里逐张看过、逐张确认。"
UNHEARD = "有 {} 段录音录像还没有人从头听到尾、看到尾：{}。里面说的、照到的系统认不出来，请在“公开前核对”里逐段确认。"
BEYOND = "附件“{}”里还有 {} 处没有逐处列出，不能逐处核对。请改掉已经列出的再上传，或者拆成几个文件，或者换成遮盖副本。"
HOW = "请在“公开前核对”里逐处改掉，或者写明理由忽略"
MAY_BE_GRAVE = frozenset({NOTE_LABEL} | {kind.label for kind in NUMBERS})
"""可能不能公开的种类，by label: what is of another kind never waits for a second person."""
NOTED = "{}写着“{}”，不能当作主动公开的文件公开。应当主动公开的，请先认定，再删去这条附注；不公开的，请放弃这篇稿件。"
_ASIDE = frozenset({"html", "attachments", "pictures", "outlet", "review_on", "organ", "places"})


@dataclass(frozen=True)
class Text:
    """要核对的：of which record, by which organ, what was written, and the files that go with it."""

    subject: str
    organ: Unit
    title: str
    told: tuple[str, ...]
    html: str
    files: tuple[Attachment, ...]
    pictures: tuple[Attachment, ...] = ()
    free: tuple[tuple[str, str], ...] = ()
    """The texts, by heading, in which somebody may be named who must not be."""


@dataclass(frozen=True)
class Shown:
    """一张图片、一段录音录像：in the text or beside it, and who looked at it, if somebody did."""

    picture: Attachment
    check: PictureCheck | None = None

    @property
    def is_recording(self) -> bool:
        """是否录音录像，which is heard and looked at to its end."""
        return self.picture.file_kind.is_recording


@dataclass(frozen=True)
class Place:
    """一处：what was found, in which file if in one, and why it was ignored if it was."""

    noticed: Noticed
    file: Attachment | None = None
    excuse: Excuse | None = None
    value: str = ""
    """What stands there, in readable form, where it stands in the text; never shown."""

    @property
    def must_not(self) -> bool:
        """是否属于不能公开的，whatever was decided about it."""
        return self.noticed.severity is Severity.BLOCK

    @property
    def confirmation(self) -> Confirmation | None:
        """另一个人的确认。"""
        return self.excuse.confirmation if self.excuse is not None and self.must_not else None

    @property
    def is_grave(self) -> bool:
        """是否不能公开：unless one person wrote why it may and another one confirmed it."""
        return self.must_not and self.confirmation is None

    @property
    def is_open(self) -> bool:
        """是否还要核对。"""
        return not self.must_not and self.excuse is None

    @property
    def is_settled(self) -> bool:
        """是否写明理由忽略了、放行了。"""
        return not self.is_grave and self.excuse is not None

    @property
    def where(self) -> str:
        """位置，with the name of the file."""
        return f"附件“{self.file.name}”{self.noticed.where}" if self.file else self.noticed.where


def own_of(organ: Unit) -> wording.Own:
    """本机关的用语表，as it stands."""
    rows = own_words(organ.organ)
    return wording.Own(tuple(wording.OwnWord(wording.OwnKind(row.kind), row.written, row.other) for row in rows))


def places_of(text: Text, *, on: date | None = None) -> list[Place]:
    """各处，in the order of reading: the text, then file by file. ``on`` is the day for what a law says on it."""
    own = own_of(text.organ)
    phones = telephones(own.phones)
    excuses = {row.mark: row for row in excuses_of(text.subject)}
    written = [*notes_in(_paragraphs(text)), *told_in(_parts(text), own=own, on=on), *people_in(text.free)]
    found: list[tuple[Noticed, Attachment | None, str]] = [(noticed_of(it), None, it.written) for it in written]
    for file in text.files:
        try:
            found += [(it, file, "") for it in noticed(screening(file), phones=phones)]
        except (Unreadable, FileNotFoundError):
            continue
    return [Place(it, file, excuses.get(it.mark), value) for it, file, value in found]


def waits_for_another(text: Text, mark: str, *, on: date) -> bool:
    """这一处写明理由以后，是否还要另一个人确认。"""
    return any(it.is_grave and it.excuse is not None and it.noticed.mark == mark for it in places_of(text, on=on))


def cleared_in(text: Text, *, on: date | None = None) -> Cleared:
    """放行的，by two people. A value that stands somewhere else too, where nobody let it pass, is not among them."""
    places = [place for place in places_of(text, on=on) if place.must_not]
    held = {place.value for place in places if place.is_grave}
    passed = [place for place in places if not place.is_grave]
    values = {place.value for place in passed if place.value} - held
    return Cleared(frozenset(values), frozenset(it.noticed.mark for it in passed if it.file is not None))


def beyond_of(text: Text) -> list[tuple[Attachment, int]]:
    """没有逐处列出的：of which files, and how many; only so many places of a file are kept by name."""
    phones = telephones(own_of(text.organ).phones)
    found = []
    for file in text.files:
        try:
            found.append((file, beyond(screening(file), phones=phones)))
        except (Unreadable, FileNotFoundError):
            continue
    return [(file, count) for file, count in found if count]


def pictures_of(text: Text) -> list[Shown]:
    """图片、录音录像：each of the text and each that goes with it, with who looked at it."""
    checks = {row.picture_id: row for row in checks_of(text.subject)} if text.pictures else {}
    return [Shown(picture, checks.get(picture.pk)) for picture in text.pictures]


def _parts(text: Text) -> Iterator[Part]:
    yield Part("标题", text.title)
    yield from (Part("要素", told) for told in text.told if told)
    heads = Heads()
    for number, (_, words) in enumerate(blocks(text.html), 1):
        cells = words.split("\t")
        heads = heads if len(cells) > 1 else Heads()
        yield Part(f"正文第 {number} 段", words, heads=heads.of(enumerate(cells)) if len(cells) > 1 else ())


def _paragraphs(text: Text) -> Iterator[Part]:
    for number, (_, words) in enumerate(blocks(text.html), 1):
        yield Part(f"正文第 {number} 段", words)


def reasons_against_open(text: Text, *, on: date) -> list[str]:
    """还不能公开的理由：doubts that nobody has settled, and notes that the text or a file with it is not to be open.

    What else is grave is said by the gate of personal data.
    """
    places = places_of(text, on=on)
    noted = [it for it in places if it.is_grave and it.noticed.kind == NOTE]
    return [NOTED.format(it.where, it.noticed.masked) for it in noted] + _against_doubts(text, places)


def _against_doubts(text: Text, places: list[Place]) -> list[str]:
    waiting = [place for place in places if place.is_open]
    unseen = [it for it in pictures_of(text) if it.check is None]
    unlisted = _unseen(UNSEEN, [it for it in unseen if not it.is_recording])
    unlisted += _unseen(UNHEARD, [it for it in unseen if it.is_recording])
    unlisted += [BEYOND.format(masked(file.name), count) for file, count in beyond_of(text)]
    if not waiting:
        return unlisted
    told = "、".join(f"{place.where}的{place.noticed.label}" for place in waiting[:TOLD_AT_ONCE])
    more = f"等 {len(waiting)} 处" if len(waiting) > TOLD_AT_ONCE else ""
    return [f"有 {len(waiting)} 处提示还没有核对：{told}{more}。{HOW}。", *unlisted]


def _unseen(sentence: str, shown: list[Shown]) -> list[str]:
    names = [masked(it.picture.name) for it in shown]
    return [sentence.format(len(names), "、".join(names[:TOLD_AT_ONCE]))] if names else []


def text_of_revision(revision: Revision) -> Text:
    """一稿的文字和附件。"""
    body: Mapping[str, Any] = revision.content
    document = revision.edition.document
    html = body.get("html") if isinstance(body.get("html"), str) else ""
    aside = _ASIDE if html else _ASIDE - {"html"}
    told = words_of({name: value for name, value in body.items() if name not in aside})
    files = tuple(attachments(keys_of({"attachments": body.get("attachments", ())})))
    pictures = tuple(file for file in attachments(keys_of(body)) if not file.file_kind.has_text)
    asked = getattr(kinds().get(document.kind), "free_texts", None)
    free = tuple(asked(body)) if asked else ()
    return Text(document.subject, document.unit, revision.title, tuple(told), html or "", files, pictures, free)


def copies_of(text: Text) -> list[tuple[Published, Copy]]:
    """几乎一样的：what the organ released before, the newest ones, that this text repeats."""
    newest = {str(row.pk): row for row in released_by(text.organ, but=text.subject)[:COMPARED]}
    earlier = {key: text_of(str(row.content.get("html") or "")) for key, row in newest.items()}
    return [(newest[copy.key], copy) for copy in near_copies(text_of(text.html), earlier)]
