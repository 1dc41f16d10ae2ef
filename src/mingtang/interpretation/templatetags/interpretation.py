"""政策解读的模板标签：one block as the public sees it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from mingtang.contents.kinds import Kind
from mingtang.interpretation.body import addresses_of
from mingtang.law.explainer_blocks import SHAPES, BlockKind, table_of
from mingtang.law.explainer_media import length_told, size_told
from mingtang.law.interpretation import FORM_LABELS, Form
from mingtang.ui.values import steps_drawing, value_bars, value_line

register = template.Library()


@register.simple_tag
def pictures_of(body: dict[str, Any], public: object) -> list[str]:
    """图片的地址：those that the reader of the page has."""
    return addresses_of(body, inside=not public)


@register.simple_tag
def recordings_of(body: dict[str, Any], public: object) -> list[dict[str, Any]]:
    """录音录像：where each is, what it is, how long and how large."""
    rows, addresses = body.get("attachments") or [], addresses_of(body, inside=not public, of="attachments")
    told = [(row, Kind(row["kind"]), address) for row, address in zip(rows, addresses, strict=True)]
    return [
        row | {"address": address, "is_film": kind.is_film, "media_type": kind.media_type, "public": bool(public)}
        | {"size": size_told(row["size"]), "length": length_told(row["seconds"])}
        for row, kind, address in told
    ]  # fmt: skip


@register.inclusion_tag("interpretation/block_shown.html")
def shown_block(
    block: Mapping[str, Any], addresses: Sequence[str], number: int, recordings: Sequence[Mapping[str, Any]] = ()
) -> dict[str, Any]:
    """一块内容。"""
    kind, told = BlockKind(block["kind"]), block["told"]
    place, recorded = block["picture"], block.get("recording")
    return {
        "kind": kind.value,
        "told": told,
        "heading": "" if kind is BlockKind.CHART else told.get("heading") or SHAPES[kind].label,
        "number": number,
        "picture": addresses[place] if place is not None else "",
        "recording": recordings[recorded] if recorded is not None else None,
        "medium": FORM_LABELS[Form(told["medium"])] if kind is BlockKind.MEDIA else "",
        "drawn": _drawn(kind, told, f"block-{number}"),
    }


def _drawn(kind: BlockKind, told: Mapping[str, Any], name: str) -> SafeString | str:
    if kind is BlockKind.FLOW:
        return steps_drawing([(row["step"], row["detail"]) for row in told["rows"]], title="", name=name)
    if kind is not BlockKind.CHART:
        return ""
    table, _ = table_of(told["table"])
    if table is None:
        return ""
    draw = value_line if told["shape"] == "line" else value_bars
    return draw(table.head, table.rows, title=told["heading"], unit=told["unit"], name=name)
