"""数值的图：bars and lines from a table of numbers, and steps one below the other. Positions in per cent."""

from collections.abc import Sequence
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

Rows = Sequence[tuple[str, Sequence[Decimal]]]
_TOP, _BOTTOM = 10, 88


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
    names = [{"label": label, "x": _x(place, len(rows))} for place, (label, _) in enumerate(rows)]
    told = {"lines": lines, "several": len(head) > 1, "title": title, "unit": unit, "name": name}
    told |= {"first": names[0], "last": names[-1], "zero": f"{_y(Decimal(0), low, high):.2f}%"}
    return render_to_string("ui/charts/value_line.html", told | _table(head, rows))


def steps_drawing(steps: Sequence[tuple[str, str]], *, title: str, name: str) -> SafeString:
    """流程图：numbered stations on one line from top to bottom, each with what is done there."""
    drawn = [
        {"number": place + 1, "step": step, "detail": detail, "last": place + 1 == len(steps)}
        for place, (step, detail) in enumerate(steps)
    ]
    return render_to_string("ui/charts/steps.html", {"steps": drawn, "title": title, "name": name})


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
        point = {"x": x, "y": y, "value": plain(value), "shown": shown}
        found.append(point | {"from_x": before["x"] if before else "", "from_y": before["y"] if before else ""})
    return found


def _x(place: int, places: int) -> str:
    return f"{6 + 88 * place / max(places - 1, 1):.2f}%"


def _y(value: Decimal, low: Decimal, high: Decimal) -> float:
    span = high - low
    return _BOTTOM - (_BOTTOM - _TOP) * float((value - low) / span) if span else float(_BOTTOM)


def _percent(part: Decimal, whole: Decimal) -> str:
    return f"{100 * part / whole:.2f}%" if whole else "0%"
