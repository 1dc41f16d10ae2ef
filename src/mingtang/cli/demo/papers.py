"""演示附件：small files made on the spot. Photographs are drawn, recordings are tones; nobody is in them."""

import hashlib
import io
import math
import wave
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image, ImageDraw

SIZE = (1280, 854)


def paper(told: Mapping[str, Any]) -> SimpleUploadedFile:
    """The attachment that the records describe: a drawing, a sheet, a text or a tone."""
    made = {"photo": _drawing, "xlsx": _sheet, "txt": _text, "tone": _tone}[told["kind"]](told)
    return SimpleUploadedFile(told["name"], made)


def _text(told: Mapping[str, Any]) -> bytes:
    return "\n".join(told["lines"]).encode()


def _sheet(told: Mapping[str, Any]) -> bytes:
    book = Workbook()
    for row in told["rows"]:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _tone(told: Mapping[str, Any]) -> bytes:
    """As many seconds of the notes that are named, one after the other, softly; nobody speaks."""
    rate, each = 8000, 8000 * told["seconds"] // len(told["notes"])
    out = io.BytesIO()
    with wave.open(out, "wb") as book:
        book.setnchannels(1)
        book.setsampwidth(1)
        book.setframerate(rate)
        for hertz in told["notes"]:
            turn = 2 * math.pi * hertz / rate
            fade = [min(1.0, at / 200, (each - at) / 200) for at in range(each)]
            book.writeframes(bytes(round(128 + 40 * fade[at] * math.sin(turn * at)) for at in range(each)))
    return out.getvalue()


def _drawing(told: Mapping[str, Any]) -> bytes:
    """A field under a sky, its lines taken from the caption, so that no two are alike and none shows a place."""
    seed = hashlib.sha256(told["caption"].encode()).digest()
    width, height = SIZE
    image = Image.new("RGB", SIZE, (222, 232, 238))
    draw = ImageDraw.Draw(image)
    horizon = height // 2 + seed[0] % 80 - 40
    draw.rectangle([(0, horizon), SIZE], fill=(196, 188, 150))
    sun = 200 + seed[1] * 3
    draw.ellipse([(sun, 90), (sun + 120, 210)], fill=(243, 226, 190))
    for row in range(12):
        left = (seed[row] * 5) % width
        top = horizon + 18 + row * row * 2
        tone = 110 + seed[row + 1] % 60
        draw.polygon(
            [(left - 500 - row * 40, height), (left, top), (left + 24 + row * 6, top), (left + 300, height)],
            fill=(tone, tone + 28, 84),
        )
    for tree in range(9):
        left = (seed[tree + 12] * 5 + tree * 37) % width
        size = 26 + seed[tree + 2] % 34
        draw.ellipse([(left, horizon - size), (left + size, horizon + 6)], fill=(88, 112, 84))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()
