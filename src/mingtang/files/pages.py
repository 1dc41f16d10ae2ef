"""页数：how many pages a paper of the file has, where that can be said without printing it."""

from pathlib import Path

import pypdfium2

from mingtang.contents.kinds import Kind

LINES_OF_A_PAGE = 40


def pages_of(kind: str, content: Path | bytes) -> int | None:
    """页数：of a PDF, of a picture, of plain text; ``None`` for what flows anew on every machine."""
    if kind == Kind.PDF.value:
        return _of_pdf(content)
    if kind in {Kind.JPG.value, Kind.PNG.value}:
        return 1
    if kind == Kind.TXT.value:
        data = content if isinstance(content, bytes) else content.read_bytes()
        return 1 + data.count(b"\n") // LINES_OF_A_PAGE
    return None


def _of_pdf(content: Path | bytes) -> int | None:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return None
    try:
        return len(document)
    finally:
        document.close()
