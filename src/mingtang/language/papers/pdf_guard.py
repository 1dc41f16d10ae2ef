"""PDF 检查：streams that would grow without bound are refused before any library unpacks them."""

import re
import zlib

from mingtang.language.papers.blocks import Unreadable

#: What all text, font and object streams of a paper together may grow to; images are never unpacked.
MAX_STREAMS = 100_000_000
#: What a single one of them may grow to: a page of drawing commands this long takes a reader a hundredfold.
MAX_STREAM = 32_000_000
#: Packings other than Flate are rare in text; larger streams packed so are not read.
MAX_RARE = 2_000_000
_STREAM = re.compile(rb"stream\r?\n")
_HEADER = 2_048


def check_streams(data: bytes, name: str) -> None:
    """检查流：inflate each stream that is no image, in pieces, and count what comes out.

    Errors: ``Unreadable`` when a stream passes ``MAX_STREAM``, or the streams together ``MAX_STREAMS``.
    """
    total = 0
    for found in _STREAM.finditer(data):
        if data[found.start() - 3 : found.start()] == b"end":
            continue
        header = data[max(0, found.start() - _HEADER) : found.start()]
        header = header[header.rfind(b" obj") + 1 :]
        if b"/Image" in header:
            continue
        end = data.find(b"endstream", found.end())
        packed = data[found.end() : end if end >= 0 else len(data)]
        rare = b"/LZW" in header or b"/RunLength" in header or b"/RL" in header
        layers = header.count(b"/FlateDecode") + header.count(b"/Fl ") + header.count(b"/Fl]")
        # 过滤器的名称可以换一种写法，压缩流的开头换不了。
        layers = max(layers, packed[:1] == b"\x78")
        allowed = min(MAX_STREAM, MAX_STREAMS - total)
        grown = _grown(packed, layers, allowed)
        total += grown
        if grown > allowed or (rare and len(packed) > MAX_RARE):
            raise Unreadable(f"“{name}”解压后过大，可能会拖垮系统，没有读取；请核对文件来源，重新导出 PDF 后再试。")


def _grown(packed: bytes, layers: int, left: int) -> int:
    """How large the stream becomes, counted no further than just past what is left."""
    for _ in range(min(layers, 3)):
        try:
            packed = zlib.decompressobj().decompress(packed, max(1, left + 1))
        except zlib.error:
            return len(packed)
        if len(packed) > left:
            break
    return len(packed) if layers else 0
