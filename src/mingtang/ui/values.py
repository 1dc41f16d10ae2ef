"""数值的图：bars and lines from a table of numbers, and steps one below the other. Positions in per cent."""

from collections.abc import Sequence
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

Rows = Sequence[tuple[str, Sequence[Decimal]]]
_TOP, _BOTTOM = 10, 88
LONGEST_NAME = 20
"""In half characters: two such names and the gap between them fit into a chart on a screen of 360 px."""


def value_bars(head: Sequence[str], rows: Rows, *, title: str, unit: str, name: str) -> SafeString:
    """条形图：one bar per value, its number beside its name; several series stand one below the other."""
    most = max((value for _, values in rows for value in values), default=Decimal(0))
    drawn = [
        {
            "label": label,
            "bars": [
                {"of": of, "value": plain(value), "width": _percent(value, most), "tone": place}
                for place, (of, value) in enumerate(zip(head, values, strict=True))
            ],
        }
        for label, values in rows
    ]
    told = {"rows": drawn, "several": len(head) > 1, "title": title, "unit": unit, "name": name}
    return render_to_string("ui/charts/value_bars.html", told | _table(head, rows))


def value_line(head: Sequence[str], rows: Rows, *, title: str, unit: str, name: str) -> SafeString:
    """折线图：one line per series, its name at its end, the first and the last value written."""
    values = [value for _, found in rows for value in found]
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    lines = [
        {"of": of, "tone": place, "points": _points([found[place] for _, found in rows], low, high)}
        for place, of in enumerate(head)
    ]
    first, last = ({"label": shortened(rows[place][0]), "x": x} for place, x in ((0, "0"), (-1, "100%")))
    told = {"lines": lines, "several": len(head) > 1, "title": title, "unit": unit, "name": name}
    told |= {"first": first, "last": last, "zero": f"{_y(Decimal(0), low, high):.2f}%"}
    return render_to_string("ui/charts/value_line.html", told | _table(head, rows))


def steps_drawing(steps: Sequence[tuple[str, str]], *, title: str, name: str) -> SafeString:
    """流程图：numbered stations on one line from top to bottom, each with what is done there."""
    drawn = [
        {"number": place + 1, "step": step, "detail": detail, "last": place + 1 == len(steps)}
        for place, (step, detail) in enumerate(steps)
    ]
    return render_to_string("ui/charts/steps.html", {"steps": drawn, "title": title, "name": name})


def shortened(label: str) -> str:
    """横轴上的名称：so long that the first and the last stand beside each other on a telephone; the table has it whole.

    A letter or a figure is half as wide as a character.
    """
    width, kept = 0, ""
    for char in label:
        width += 1 if char.isascii() else 2
        if width > LONGEST_NAME:
            return f"{kept[:-1]}…"
        kept += char
    return label


def plain(value: Decimal) -> str:
    """数字的写法：as it was typed, without trailing noughts, thousands apart."""
    text = f"{value.normalize():,f}"
    return "0" if text == "-0" else text


def _table(head: Sequence[str], rows: Rows) -> dict[str, object]:
    return {"head": head, "table": [(label, [plain(value) for value in values]) for label, values in rows]}


def _points(values: Sequence[Decimal], low: Decimal, high: Decimal) -> list[dict[str, object]]:
    """Each point with the one before it, so that the line is drawn piece by piece."""
    found: list[dict[str, object]] = []
    for place, value in enumerate(values):
        x, y = _x(place, len(values)), f"{_y(value, low, high):.2f}%"
        before = found[-1] if found else None
        shown = place in {0, len(values) - 1} or len(values) <= 6
        point = {"x": x, "y": y, "value": plain(value), "shown": shown, "anchor": _anchor(place, len(values))}
        found.append(point | {"from_x": before["x"] if before else "", "from_y": before["y"] if before else ""})
    return found


def _anchor(place: int, places: int) -> str:
    """A value at an edge grows inwards, however long it is."""
    return "start" if place == 0 and places > 1 else "end" if place == places - 1 and places > 1 else "middle"


def _x(place: int, places: int) -> str:
    return f"{6 + 88 * place / max(places - 1, 1):.2f}%"


def _y(value: Decimal, low: Decimal, high: Decimal) -> float:
    span = high - low
    return _BOTTOM - (_BOTTOM - _TOP) * float((value - low) / span) if span else float(_BOTTOM)


def _percent(part: Decimal, whole: Decimal) -> str:
    return f"{100 * part / whole:.2f}%" if whole else "0%"
