"""另外的读法：every byte of a copy, unpacked, written without any of the code under test."""

import html
import io
import re
import unicodedata
import zipfile
import zlib
from urllib.parse import unquote

import pypdfium2 as pdfium

from mingtang.contents.text import parts

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def unpacked(data, name):
    """Every part of the file, and the parts of what is inside."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.namelist():
                yield entry, entry.encode()
                yield from unpacked(archive.read(entry), entry)
        return
    yield name, data
    if data.startswith(b"%PDF"):
        for found in STREAM.finditer(data):
            yield "stream", _inflated(found[1])


def _inflated(packed):
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return packed


def told(text):
    """The text as a reader who looks for something closely takes it."""
    plain = unquote(html.unescape(re.sub(r"<[^>]*>", "", text)))
    seen = "".join(c for c in unicodedata.normalize("NFKC", plain) if unicodedata.category(c) not in {"Cf", "Mn"})
    return "".join(seen.split())


def assert_nowhere(masked, name, *values):
    """None of the values is in any byte of the copy, nor in any text that can be read from it."""
    texts = [part.text for part in parts(masked.data, name, kind=masked.kind)]
    if masked.kind == "pdf":
        document = pdfium.PdfDocument(masked.data)
        texts += [page.get_textpage().get_text_range() for page in document]
        document.close()
    for value in values:
        for text in [*texts, "\n".join(texts)]:
            assert value not in told(text), f"in the text: {text[:60]!r}"
        for part, held in unpacked(masked.data, name):
            for encoding in ENCODINGS:
                assert value.encode(encoding) not in held, f"in the bytes of {part}"
            if b"\x00" not in held:
                text = held.decode("utf-8", "replace")
                assert value not in told(text), f"in {part}"
                attributes = " ".join(re.findall(r'="([^"]*)"', text))
                assert value not in told(attributes), f"in an attribute of {part}"
