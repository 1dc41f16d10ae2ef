"""文稿：压缩包与 PDF 流的检查。"""

import io
import zipfile
import zlib

import pytest

from mingtang.language.papers import Unreadable
from mingtang.language.papers import archive as limits
from mingtang.language.papers.archive import open_archive
from mingtang.language.papers.pdf_guard import MAX_STREAM, MAX_STREAMS, check_streams

#: Two hundred kilobytes that become more than the limit.
GROWS = zlib.compress(bytes(MAX_STREAMS + 1), 1)


def packed(*entries):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries:
            package.writestr(name, data)
    return made.getvalue()


def test_a_file_that_is_no_archive_is_left_to_others():
    assert open_archive(b"%PDF-1.4", "要点.pdf") is None


def test_an_honest_archive_gives_its_names():
    data = packed(("word/document.xml", "<a/>"), ("word/media/1.png", b"\x89PNG"))
    assert open_archive(data, "要点.docx") == {"word/document.xml", "word/media/1.png"}


def test_too_many_entries_are_refused():
    data = packed(*((f"{at}.png", b"") for at in range(limits.MAX_ENTRIES + 1)))
    with pytest.raises(Unreadable, match="解压后过大"):
        open_archive(data, "要点.docx")


def test_a_part_that_grows_a_thousandfold_is_refused():
    with pytest.raises(Unreadable, match="解压后过大"):
        open_archive(packed(("word/media/1.bin", bytes(limits.RATIO_FROM * 2))), "要点.docx")


def test_an_archive_inside_is_never_opened():
    inner = packed(("bomb.xml", b" " * 1_000_000))
    assert open_archive(packed(("word/embeddings/1.zip", inner)), "要点.docx") == {"word/embeddings/1.zip"}


@pytest.mark.parametrize(
    "part",
    [
        b'<?xml version="1.0"?><!DOCTYPE a><a/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
        b"<a>" + b" " * (1 << 20) + b'<!ENTITY x "y">',
    ],
    ids=["plain", "utf-16", "odd-encoding", "far-inside"],
)
def test_definitions_that_could_grow_or_reach_out_are_refused(part):
    with pytest.raises(Unreadable, match="不正常的内部定义"):
        open_archive(packed(("word/document.xml", part)), "要点.docx")


def test_a_damaged_entry_is_refused():
    data = bytearray(packed(("word/document.xml", "公开" * 1000)))
    data[60] ^= 0xFF
    with pytest.raises(Unreadable, match="已损坏"):
        open_archive(bytes(data), "要点.docx")


def pdf_stream(data, filters="/FlateDecode", more=""):
    return (
        b"%PDF-1.4\n1 0 obj\n<<"
        + f"/Filter {filters} {more}".encode()
        + b">>\nstream\n"
        + data
        + b"\nendstream\nendobj\n"
    )


def test_a_pdf_stream_that_grows_beyond_the_limit_is_refused():
    with pytest.raises(Unreadable, match="解压后过大"):
        check_streams(pdf_stream(GROWS), "要点.pdf")


@pytest.mark.parametrize("filters", ["/FlateDecode", "/Fl#61teDecode"])
def test_no_stream_alone_may_grow_past_its_own_limit(filters):
    check_streams(pdf_stream(zlib.compress(bytes(MAX_STREAM))), "要点.pdf")
    with pytest.raises(Unreadable, match="解压后过大"):
        check_streams(pdf_stream(zlib.compress(bytes(MAX_STREAM + 1)), filters), "要点.pdf")


def test_streams_together_may_not_grow_past_the_limit_of_all():
    one = pdf_stream(zlib.compress(bytes(MAX_STREAM)))
    with pytest.raises(Unreadable, match="解压后过大"):
        check_streams(one * (MAX_STREAMS // MAX_STREAM + 1), "要点.pdf")


def test_a_stream_packed_twice_is_unpacked_twice():
    data = zlib.compress(GROWS)
    with pytest.raises(Unreadable, match="解压后过大"):
        check_streams(pdf_stream(data, "[/FlateDecode /FlateDecode]"), "要点.pdf")


def test_images_are_not_unpacked_and_text_passes():
    picture = pdf_stream(GROWS, more="/Subtype /Image")
    check_streams(picture + pdf_stream(zlib.compress(b"BT ET")), "要点.pdf")
