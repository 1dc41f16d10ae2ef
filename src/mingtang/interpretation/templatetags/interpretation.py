"""政策解读的模板标签：one block as the public sees it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from mingtang.interpretation.body import addresses_of
from mingtang.law.explainer_blocks import SHAPES, BlockKind, table_of
from mingtang.law.interpretation import FORM_LABELS, Form
from mingtang.ui.values import steps_drawing, value_bars, value_line

register = template.Library()


@register.simple_tag
def pictures_of(body: dict[str, Any], public: object) -> list[str]:
    """图片的地址：those that the reader of the page has."""
    return addresses_of(body, inside=not public)


@register.inclusion_tag("interpretation/block_shown.html")
def shown_block(block: Mapping[str, Any], addresses: Sequence[str], number: int) -> dict[str, Any]:
    """一块内容。"""
    kind, told = BlockKind(block["kind"]), block["told"]
    place = block["picture"]
    return {
        "kind": kind.value,
        "told": told,
        "heading": "" if kind is BlockKind.CHART else told.get("heading") or SHAPES[kind].label,
        "number": number,
        "picture": addresses[place] if place is not None else "",
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
