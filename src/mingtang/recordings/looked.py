"""看出来的：what is known of a recording, what of it is to be cleared, and the sentences for what is not taken."""

from dataclasses import dataclass
from mmap import mmap
from typing import NamedTuple

from mingtang.contents.kinds import RECORDINGS, Kind

Bytes = bytes | mmap
"""录音录像的字节：read where they lie; none is held whole."""

ALLOWED = "可以上传录音 .mp3、.m4a、.wav 和录像 .mp4、.webm。"
NOT_KNOWN = f"这不是能放出来的录音录像。{ALLOWED}"
BROKEN = "这个录音录像损坏了，或者没有传完整，请重新导出再上传。"
MOV = "这是苹果手机的 MOV 录像，很多手机放不出来，请用剪辑软件导出为 MP4（H.264）再上传。"
CODEC = "这个文件的声音或者画面的编码，很多手机放不出来，请用剪辑软件导出：录像用 MP4（H.264、AAC），录音用 MP3。"
BESIDE = "这个文件里除了声音和画面，还夹带别的内容，可能有拍摄的地点，请用剪辑软件重新导出再上传。"
SILENT = "这个文件里没有声音，也没有画面，请核对选择的文件。"
ACCEPT = ",".join(f".{kind.value}" for kind in Kind if kind in RECORDINGS and kind is not Kind.WEBA)
"""The ``accept`` of the file field."""


class Unfit(Exception):
    """不能收的录音录像：one Chinese sentence, what it is and what to do."""


class Place(NamedTuple):
    """要清除的一处：from where, how many bytes, and what then stands at its beginning; the rest becomes nought."""

    start: int
    length: int
    head: bytes = b""


@dataclass(frozen=True)
class Looked:
    """看出来的：the kind, how many whole seconds it lasts where it says so, and what is cleared before it is kept."""

    kind: Kind
    seconds: int | None
    places: tuple[Place, ...] = ()


def whole_seconds(count: float, rate: float) -> int | None:
    """整秒：at least one of what lasts at all."""
    return max(1, round(count / rate)) if count > 0 and rate > 0 else None
