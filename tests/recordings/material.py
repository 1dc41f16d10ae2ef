"""测试用的录音录像：made in memory, whole but short, each with what a test is about written beside the sound."""

import io
import struct
import wave

SECRET = "北纬三十二度七里镇某某家".encode()


def wav(seconds=2.0, *, beside=b"", tag=1):
    """A tone of silence; ``beside`` stands in a chunk of remarks behind it."""
    made = io.BytesIO()
    with wave.open(made, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(8000)
        out.writeframes(b"\x80" * int(8000 * seconds))
    data = bytearray(made.getvalue())
    data[20:22] = struct.pack("<H", tag)
    if beside:
        data += b"LIST" + struct.pack("<I", len(beside)) + beside + b"\0" * (len(beside) % 2)
        data[4:8] = struct.pack("<I", len(data) - 8)
    return bytes(data)


def mp3(frames=100, *, before=b"", behind=b""):
    """Frames of 32 kbit/s at 32 kHz, 36 ms and 144 bytes each."""
    size = len(before)
    tag = b"ID3\x04\0\0" + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0)) + before if before else b""
    return tag + (b"\xff\xfb\x18\xc0" + bytes(140)) * frames + behind


def box(name, *parts):
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8) + name + body


def track(handler, codec):
    head = box(b"hdlr", bytes(8), handler, bytes(13))
    entries = box(b"stsd", bytes(4), struct.pack(">I", 1), box(codec, bytes(20)))
    media = box(b"mdhd", bytes(4), b"\xdd" * 8, bytes(12))
    return box(b"trak", box(b"tkhd", bytes(4), b"\xdd" * 8, bytes(72)), box(b"mdia", media, head, _minf(entries)))


def _minf(entries):
    return box(b"minf", box(b"stbl", entries))


def mp4(*tracks, brand=b"isom", seconds=75, beside=b"", before=b""):
    """Tracks are handler and codec; ``beside`` is the place that a telephone writes."""
    tracks = tracks or ((b"vide", b"avc1"), (b"soun", b"mp4a"))
    times = box(b"mvhd", bytes(4), b"\xdd" * 8, struct.pack(">II", 1000, seconds * 1000), bytes(80))
    told = box(b"udta", box(b"\xa9xyz", beside)) if beside else b""
    moov = box(b"moov", times, *(track(*one) for one in tracks), told)
    return box(b"ftyp", brand, bytes(4), brand) + moov + before + box(b"mdat", bytes(range(256)))


def element(number, body, *, size=None):
    name = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return name + (size if size is not None else (1 << 28 | len(body)).to_bytes(4, "big")) + body


UNKNOWN = b"\x01" + b"\xff" * 7


def webm(*tracks, doc=b"webm", seconds=30.0, beside=b"", title=b"", live=False):
    """Tracks are kind and codec; ``live`` is how browsers record: nothing says how long it is."""
    tracks = tracks or ((1, b"V_VP8"), (2, b"A_OPUS"))
    info = element(0x2AD7B1, (1_000_000).to_bytes(3, "big"))
    info += b"" if live else element(0x4489, struct.pack(">d", seconds * 1000))
    info += element(0x7BA9, title) if title else b""
    entries = [element(0xAE, element(0x83, bytes([kind])) + element(0x86, codec)) for kind, codec in tracks]
    block = element(0xA3, b"\x81\0\0\x80sound")
    cluster = element(0x1F43B675, element(0xE7, b"\0") + block, size=UNKNOWN if live else None)
    tags = element(0x1254C367, beside) if beside else b""
    inside = element(0x1549A966, info) + element(0x1654AE6B, b"".join(entries)) + cluster + tags
    return element(0x1A45DFA3, element(0x4282, doc)) + element(0x18538067, inside, size=UNKNOWN if live else None)
