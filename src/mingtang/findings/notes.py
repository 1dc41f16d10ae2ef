"""不公开的附注：a text, or a file that goes with one, that says of itself that it is not to be open.

Law: 政府信息公开条例 第十七条（公开属性）.
"""

import re
from collections.abc import Iterable, Iterator

from mingtang.contents.parts import Part
from mingtang.findings.told import WORDING, Told
from mingtang.language.openness_notes import note_against_opening
from mingtang.language.personal import Severity

NOTE, NOTE_LABEL = f"{WORDING}openness_note", "不公开的附注"
_ADVICE = "文件上写明不主动公开。认定为主动公开以后，删去这条附注；没有认定的，不能公开。"
_PIECES = re.compile("[\n\t]")


def notes_in(parts: Iterable[Part]) -> Iterator[Told]:
    """不公开的附注，part by part: as grave as what must not go public, since the document itself says so."""
    for part in parts:
        is_row = "\t" in part.text or bool(part.cells or part.heads)
        for piece in _PIECES.split(part.text):
            if note := note_against_opening(piece, in_table=is_row):
                mark = f"附注|{note}"
                yield Told(NOTE, NOTE_LABEL, Severity.BLOCK, part.where, note, _ADVICE, hidden=part.hidden, mark=mark)
