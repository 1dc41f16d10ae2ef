"""密级标志：marks that a document is classified, on its face or in its file name.

Law: 保守国家秘密法 (2024) 第二十三条 (国家秘密标志), 第六十四条 (工作秘密). This system is not for classified
information; a mark found means that the upload is refused and the file handled off line.
"""

import re
from dataclasses import dataclass

from mingtang.language.width import narrow


@dataclass(frozen=True, slots=True)
class Mark:
    """一处密级标志：绝密, 机密, 秘密 or 工作秘密, the characters found, and their offset in the text."""

    level: str
    text: str
    at: int


_LEVEL = r"(?P<level>绝\s*密|机\s*密|(?<!工作)(?<!工\s作)秘\s*密)"
_WORK = r"(?P<level>工\s*作\s*秘\s*密)"
_STAR = r"[★☆*✩✭⭐]"
_TERM = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:年|个月|月)|长\s*期"
_ON_FACE = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"(?:(?<![\u4e00-\u9fff])|(?<=密级)){_LEVEL}[ \t]*{_STAR}[ \t]*(?:{_TERM})?",
        rf"[★☆][ \t]*{_LEVEL}(?![\u4e00-\u9fff])",
        rf"^[ \t]*[(\[]?[ \t]*{_LEVEL}[ \t]*(?:{_TERM})?[ \t]*[)\]]?[ \t]*$",
        rf"(?:密\s*级|秘密等级|保密等级)(?:和保密期限)?[ \t]*:[ \t]*{_LEVEL}",
        rf"{_WORK}[ \t]*{_STAR}",
        rf"^[ \t]*[(\[]?[ \t]*{_WORK}[ \t]*(?:{_TERM})?[ \t]*[)\]]?[ \t]*$",
        rf"(?:密\s*级|标识|标志)[ \t]*:[ \t]*{_WORK}",
    )
)
_IN_NAME = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[(\[<]\s*(?:{_LEVEL}|(?P<work>工作秘密))\s*(?:{_STAR}\s*)?(?:{_TERM})?\s*[)\]>]",
        rf"(?:{_LEVEL}|(?P<work>工作秘密))\s*{_STAR}",
        rf"(?:^|[-_. ])(?:{_LEVEL}|(?P<work>工作秘密))(?:{_TERM})?(?=$|[-_. ])",
    )
)


def classification_marks(text: str) -> tuple[Mark, ...]:
    """密级标志：marks on the face of a document: ``机密★1年``, ``密级：机密``, a line of ``工作秘密``.

    Words in running prose are no marks: 保守国家秘密, 商业秘密, 保密审查 find nothing.
    """
    return _collect(_ON_FACE, narrow(text), text)


def marks_in_name(name: str) -> tuple[Mark, ...]:
    """文件名密级：marks in a file name: ``方案（机密）.docx``, ``[秘密]名单.xlsx``, ``机密-会议纪要.pdf``."""
    return _collect(_IN_NAME, narrow(name), name)


def _collect(patterns: tuple[re.Pattern[str], ...], narrowed: str, text: str) -> tuple[Mark, ...]:
    found: dict[int, Mark] = {}
    for pattern in patterns:
        for hit in pattern.finditer(narrowed):
            group = "work" if hit.groupdict().get("work") else "level"
            level = "".join(hit[group].split())
            at = hit.start(group)
            if not any(mark.at <= at < mark.at + len(mark.text) for mark in found.values()):
                found[at] = Mark(level, text[hit.start() : hit.end()].strip(), at)
    return tuple(found[at] for at in sorted(found))
