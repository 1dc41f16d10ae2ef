"""一图读懂：one picture drawn from the blocks: title, key figures, steps, who gets what. Units: 840 to the width.

Everything on it stands in words beside it too; words are broken into lines here, since drawings break none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from mingtang.law.explainer_blocks import BlockKind

WIDTH, MARGIN, GAP = 840, 48, 36
_DRAWN = (BlockKind.FIGURES, BlockKind.FLOW, BlockKind.GETS)
_NARROW = 0.56
"""How wide a letter or a digit is, where a Chinese character is 1."""


@dataclass
class Sheet:
    """画纸：what has been drawn, and how far down."""

    y: float = 0
    words: list[dict[str, Any]] = field(default_factory=list)
    boxes: list[dict[str, Any]] = field(default_factory=list)
    rings: list[dict[str, Any]] = field(default_factory=list)

    def write(self, text: str, *, x: float, y: float, size: int, style: str, anchor: str = "start") -> None:
        """一行字。"""
        self.words.append({"text": text, "x": x, "y": round(y, 1), "size": size, "style": style, "anchor": anchor})

    def paragraph(self, text: str, *, x: float, y: float, width: float, size: int, style: str) -> float:
        """几行字；how far down they reach."""
        for line in wrapped(text, width / size):
            y += size * 1.45
            self.write(line, x=x, y=y, size=size, style=style)
        return y

    def box(self, *, x: float, y: float, width: float, height: float, style: str) -> None:
        """一个框。"""
        self.boxes.append({"x": x, "y": round(y, 1), "width": width, "height": round(height, 1), "style": style})


def is_drawn(body: Mapping[str, Any]) -> bool:
    """有没有可以画的。"""
    return any(BlockKind(block["kind"]) in _DRAWN for block in body["blocks"])


def draw(title: str, body: Mapping[str, Any]) -> SafeString:
    """画出一图。"""
    sheet = Sheet()
    _title(sheet, title, body)
    for block in body["blocks"]:
        kind = BlockKind(block["kind"])
        if kind in _DRAWN:
            _heading(sheet, block["told"].get("heading") or kind.label)
            _PARTS[kind](sheet, block["told"]["rows"])
    sheet.write(body["organ"]["name"], x=MARGIN, y=sheet.y + 40, size=20, style="quiet")
    height = round(sheet.y + 70)
    told = {"sheet": sheet, "width": WIDTH, "height": height, "title": title}
    return render_to_string("explainers/poster.svg", told)


def wrapped(text: str, most: float) -> list[str]:
    """断行：lines of at most ``most`` characters' width; no line begins with a mark that closes."""
    lines, line, used = [], "", 0.0
    for char in " ".join(text.split()):
        wide = 1.0 if ord(char) > 0x2E7F else _NARROW
        if used + wide > most and line and char not in "，。；：、！？）》”’":
            lines, line, used = [*lines, line], "", 0.0
        line, used = line + char, used + wide
    return [*lines, line] if line else lines


def _title(sheet: Sheet, title: str, body: Mapping[str, Any]) -> None:
    inner = WIDTH - 2 * MARGIN
    lines = wrapped(title, inner / 42)
    told = body["explained"]
    below = wrapped(f"解读《{told['title']}》{told['number'] if told['number'] != '无文号' else ''}", inner / 20)
    height = 36 + 60 * len(lines) + 30 * len(below) + 30
    sheet.box(x=0, y=0, width=WIDTH, height=height, style="head")
    y = 36.0
    for line in lines:
        y += 56
        sheet.write(line, x=MARGIN, y=y - 8, size=42, style="head-words")
    for line in below:
        y += 30
        sheet.write(line, x=MARGIN, y=y, size=20, style="head-words")
    sheet.y = height


def _heading(sheet: Sheet, text: str) -> None:
    y = sheet.y + GAP + 30
    sheet.box(x=MARGIN, y=y - 24, width=6, height=30, style="stroke")
    sheet.write(text, x=MARGIN + 18, y=y, size=28, style="strong")
    sheet.y = y + 14


def _figures(sheet: Sheet, rows: list[Mapping[str, str]]) -> None:
    across = min(3, len(rows))
    width = (WIDTH - 2 * MARGIN - (across - 1) * 20) / across
    top = sheet.y + 14
    for start in range(0, len(rows), across):
        bottom = top
        for place, row in enumerate(rows[start : start + across]):
            x = MARGIN + place * (width + 20)
            size = 52 if len(row["value"]) * 52 * _NARROW < width - 40 else 32
            sheet.write(row["value"], x=x + 16, y=top + 62, size=size, style="figure")
            beside = x + 22 + sum(1.0 if ord(char) > 0x2E7F else _NARROW for char in row["value"]) * size
            sheet.write(row["unit"], x=beside, y=top + 62, size=22, style="strong")
            end = sheet.paragraph(row["says"], x=x + 16, y=top + 68, width=width - 32, size=20, style="plain")
            bottom = max(bottom, end + 18)
        for place in range(len(rows[start : start + across])):
            x = MARGIN + place * (width + 20)
            sheet.box(x=x, y=top, width=round(width, 1), height=bottom - top, style="card")
        top = bottom + 20
    sheet.y = top - 20


def _flow(sheet: Sheet, rows: list[Mapping[str, str]]) -> None:
    y = sheet.y + 14
    for number, row in enumerate(rows, start=1):
        top = y
        sheet.write(row["step"], x=MARGIN + 66, y=top + 32, size=24, style="strong")
        detail = row["detail"]
        end = sheet.paragraph(detail, x=MARGIN + 66, y=top + 36, width=WIDTH - 2 * MARGIN - 70, size=20, style="plain")
        y = max(end + 22, top + 62)
        last = number == len(rows)
        sheet.rings.append({"x": MARGIN + 24, "y": round(top + 24, 1), "number": number, "to": "" if last else y})
    sheet.y = y


def _gets(sheet: Sheet, rows: list[Mapping[str, str]]) -> None:
    y, inner = sheet.y + 14, WIDTH - 2 * MARGIN - 40
    for row in rows:
        top = y
        end = sheet.paragraph(row["who"], x=MARGIN + 20, y=top + 8, width=inner, size=24, style="strong")
        what = "，".join(part for part in (row["what"], row["much"]) if part)
        end = sheet.paragraph(what, x=MARGIN + 20, y=end, width=inner, size=24, style="accent")
        until = f"（{row['until']}）" if row["until"] else ""
        how = f"怎样申请：{row['how']}{until}"
        end = sheet.paragraph(how, x=MARGIN + 20, y=end, width=inner, size=20, style="plain")
        sheet.box(x=MARGIN, y=top, width=WIDTH - 2 * MARGIN, height=end + 18 - top, style="card")
        y = end + 34
    sheet.y = y - 16


_PARTS: Mapping[BlockKind, Callable[[Sheet, list[Mapping[str, str]]], None]] = {
    BlockKind.FIGURES: _figures,
    BlockKind.FLOW: _flow,
    BlockKind.GETS: _gets,
}
