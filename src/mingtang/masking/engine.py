"""遮盖副本：the same file, with what must not be read taken out and not merely hidden; proved by reading it again.

Law: 政府信息公开条例 第三十七条（区分处理）、第十五条（个人隐私、商业秘密）.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from mingtang.contents.content import plain_text
from mingtang.contents.text import parts
from mingtang.findings.mail import NO_COPY, is_mail, refuse_outlook
from mingtang.findings.personal import values_in
from mingtang.language.papers import Unreadable
from mingtang.language.papers.archive import open_archive
from mingtang.language.papers.sniff import sniff
from mingtang.language.personal import Kind as PersonalKind
from mingtang.language.personal_kinds import reasons_against_ends
from mingtang.masking import office, pages, plain, proof
from mingtang.masking.refusals import Unmaskable
from mingtang.masking.sought import COPY_ENDS, Sought, Tally, reasons_against, sought, valued

MAX_BYTES = 50 * 1024 * 1024
_TOO_LARGE = "文件超过 50 MB，请拆成几个文件再生成副本。"
_STILL_THERE = "副本里还读得到要遮盖的内容（{}），没有给出副本；请在原文件里删去那一处再试。"
_PICTURES = "文件里有 {} 张图片，图片里的字没有检查，请逐张看过。"
_TURNS = 4
_TOLD = 5
_MEDIA = re.compile(r"(?:word|xl)/media/[^/]+")


@dataclass(frozen=True)
class Masked:
    """遮盖副本：its bytes, how many places by kind, what was taken out, and what a person must still look at."""

    data: bytes
    kind: str
    counts: dict[str, int]
    removed: tuple[str, ...]
    left: tuple[str, ...]


def mask(
    data: bytes,
    name: str,
    *,
    words: Collection[str] = (),
    kinds: Collection[PersonalKind] | None = None,
    ends: tuple[int, int] = COPY_ENDS,
) -> Masked:
    """生成遮盖副本 of a .docx, .xlsx, .pdf, .csv, .txt or .html; ``kinds`` is every kind where it is not given.

    ``ends``: how many characters of a resident number stay.

    Errors: ``Unmaskable`` with all reasons: nothing to look for, a file whose inside cannot be covered, or a copy in
    which something is still found, with the places.
    """
    kinds = frozenset(PersonalKind if kinds is None else kinds)
    reasons = [*reasons_against(words, kinds), *reasons_against_ends(*ends)]
    if len(data) > MAX_BYTES:
        reasons.append(_TOO_LARGE)
    if reasons:
        raise Unmaskable(*reasons)
    try:
        refuse_outlook(data, name)
        if is_mail(data, name):
            raise Unmaskable(NO_COPY)
        kind = sniff(data, name, open_archive(data, name))[0]
        wanted = sought(words, kinds, ends=ends)
        return _proved(data, name, str(kind), wanted.with_values(valued(values_in(parts(data, name), kinds))))
    except Unreadable as unreadable:
        raise Unmaskable(str(unreadable)) from unreadable


def _proved(data: bytes, name: str, kind: str, wanted: Sought) -> Masked:
    """A value that was found once is looked for everywhere, so the copy is made anew until no more turn up."""
    for _ in range(_TURNS):
        tally = Tally()
        made, removed, left = _made(data, kind, wanted, tally)
        if tally.values.keys() <= wanted.words.keys():
            break
        wanted = wanted.with_values(tally.values)
    still = proof.remaining(made, name, kind, wanted)
    if still:
        raise Unmaskable(_STILL_THERE.format("、".join(still[:_TOLD])))
    counts = dict(sorted(tally.counts.items()))
    return Masked(made, kind, counts, tuple(removed), tuple(left))


def _made(data: bytes, kind: str, wanted: Sought, tally: Tally) -> tuple[bytes, list[str], list[str]]:
    if kind == "pdf":
        return pages.masked(data, wanted, tally)
    if kind in {"docx", "xlsx"}:
        made, removed = office.masked(data, wanted, tally, is_word=kind == "docx")
        return made, removed, _pictures(made)
    if kind == "html":
        return plain.masked_page(data, wanted, tally)
    if plain_text(data) is None:
        raise Unmaskable("这个文件里有看不懂的字符，没法遮盖；请用记事本打开，另存为 UTF-8 编码再试。")
    return plain.masked(data, wanted, tally), [], []


def _pictures(made: bytes) -> list[str]:
    names = open_archive(made, "副本") or frozenset()
    count = sum(1 for name in names if _MEDIA.fullmatch(name))
    return [_PICTURES.format(count)] if count else []
