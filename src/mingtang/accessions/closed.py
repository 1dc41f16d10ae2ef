"""没有公开读法的文件：.doc and .wps go through the program that the settings name, .ofd is read by ourselves.

What comes out is looked into like every other file.
"""

from pathlib import Path

from django.conf import settings

from mingtang.accessions.converting import NotConverted, to_word
from mingtang.contents.checks import CLASSIFIED, bear_marks
from mingtang.language.papers import Unreadable
from mingtang.language.papers.ofd import is_ofd, ofd_text, ofd_written
from mingtang.law.rules import RuleBroken

CLOSED_FORMATS = {".doc": "Word 97-2003", ".wps": "WPS 文字"}
"""没有公开的读法的文件：a named program converts them, or they are saved as .docx by the one that made them."""

HOW = "请用原来的软件另存为 .docx 或者 .pdf 再导入；要直接导入，请技术人员在 MINGTANG_CONVERTER 里写明转换程序。"


class Marked(RuleBroken):
    """带密级标志：somewhere in it, so that whoever asked puts the refusal on the trail."""


def is_closed(name: str) -> bool:
    """是否要转换。"""
    return Path(name).suffix.lower() in CLOSED_FORMATS


def reasons_against_closed(name: str) -> list[str]:
    """转换不了的理由：no program is named."""
    if not is_closed(name) or settings.MINGTANG_CONVERTER:
        return []
    return [f"“{name}”是 {CLOSED_FORMATS[Path(name).suffix.lower()]}文件，本系统读不了；{HOW}"]


def opened(name: str, data: bytes) -> tuple[str, bytes]:
    """打开：the file as one that can be read: .docx of what was converted, .txt of OFD, all others as they are.

    Errors: ``RuleBroken`` with the sentence why, and what to do; ``Marked`` for a mark of secrecy.
    """
    stem = str(Path(name).with_suffix(""))
    if is_closed(name):
        if reasons := reasons_against_closed(name):
            raise RuleBroken(reasons)
        try:
            return f"{stem}.docx", to_word(data, program=settings.MINGTANG_CONVERTER, name=name)
        except NotConverted as failed:
            raise RuleBroken(str(failed)) from failed
    if not is_ofd(name, data):
        return name, data
    try:
        if bear_marks(ofd_written(data, name)):
            raise Marked(CLASSIFIED)
        return f"{stem}.txt", ofd_text(data, name).encode()
    except Unreadable as broken:
        raise RuleBroken(str(broken)) from broken
