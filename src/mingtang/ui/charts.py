"""图：服务器画的 SVG。位置用百分比，文字用页面的字号，所以窄屏、关怀版、打印都清楚。"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from mingtang.ui.shapes import STATES

Row = Mapping[str, Any]
# 从左到右：越往左越扎实。
ORDER = ("done", "in_progress", "stale", "not_started")


def stacked_bars_by_chapter(
    rows: Sequence[Row], *, title: str = "", name: str = "chapters", head: str = "章节"
) -> SafeString:
    """各章进度：每章一条，按状态分段。

    Each row: `label`, the four states' counts, and where there is one a `url`. `title` says the finding; without
    one it is worked out here. `name` keeps ids apart when a page has two charts of a kind.
    """
    drawn = [_bar(row, widest=max((_total(row) for row in rows), default=0)) for row in rows]
    return _figure("bars", {"rows": drawn, "title": title or _chapters_finding(rows), "name": name, "head": head})


def months_strip(rows: Sequence[Row], *, title: str = "", name: str = "months") -> SafeString:
    """各月到期与佐证：上面是到期的任务数，下面是通过的佐证数。

    Each row: `month` (1 to 12), `due`, `evidence`, and for the running month `current` true.
    """
    axis, one = _months_scale(rows)
    columns = [_column(row, place, len(rows), axis, one) for place, row in enumerate(rows)]
    axes = {"upper": _percent(axis, 100), "names": _percent(axis + 6, 100), "lower": _percent(axis + 12, 100)}
    return _figure("months", {"columns": columns, **axes, "title": title or _months_finding(rows), "name": name})


def progress_line(
    done: int, in_progress: int, stale: int, not_started: int, *, title: str = "", name: str = "progress"
) -> SafeString:
    """总进度：一条线，越完成越浓。"""
    row = {"done": done, "in_progress": in_progress, "stale": stale, "not_started": not_started}
    total = _total(row)
    finding = title or (f"{total} 项任务，已完成 {done} 项" if total else "还没有任务")
    return _figure("line", {"segments": _segments(row, total), "title": finding, "name": name})


def milestones_line(
    steps: Sequence[tuple[str, bool]], *, over: bool = False, title: str = "", name: str = "milestones"
) -> SafeString:
    """节点：一条线上的几站，走过的为实，下一站加框；名称和日期列在下面的清单里，编号相同。

    Each step: its title and whether it has been reached, in the order of their planned days. ``over``: there is no
    next one any more.
    """
    ahead = None if over else next((place for place, (_, done) in enumerate(steps) if not done), None)
    points = [
        {
            "number": place + 1,
            "done": done,
            "next": place == ahead,
            "x": _percent(place + 0.5, len(steps)),
            "before": _percent(place - 0.5, len(steps)) if place and steps[place - 1][1] else "",
        }
        for place, (_, done) in enumerate(steps)
    ]
    ends = {"first": points[0]["x"], "last": points[-1]["x"]} if points else {}
    return _figure(
        "milestones", {"points": points, **ends, "title": title or _steps_finding(steps, over=over), "name": name}
    )


def count_bars(rows: Sequence[Row], *, title: str, name: str, unit: str = "件") -> SafeString:
    """件数：每类一条，长短相比，数字写在旁边。The table with the same numbers stands beneath, on the page.

    Each row: `label` and `count`.
    """
    most = max((row["count"] for row in rows), default=0)
    drawn = [{**row, "width": _percent(row["count"], most)} for row in rows]
    return _figure("counts", {"rows": drawn, "title": title, "name": name, "unit": unit})


def spread(rows: Sequence[Row], *, title: str, name: str) -> SafeString:
    """分布：一段一列，下面是期限内的，叠在上面的是超期的，没有期限的在最上。The table stands beneath, on the page.

    Each row: `label`, `in_time`, `late`, `unknown`.
    """
    parts = ("in_time", "unknown", "late")
    most = max((sum(row[part] for part in parts) for row in rows), default=0)
    one = 74 / most if most else 0
    columns = [_spread_column(row, place, len(rows), one, parts) for place, row in enumerate(rows)]
    return _figure("spread", {"columns": columns, "axis": _percent(84, 100), "title": title, "name": name})


def _spread_column(row: Row, place: int, places: int, one: float, parts: Sequence[str]) -> dict[str, Any]:
    """One bin: its parts from the axis upwards, its number above them, its name below."""
    blocks, top = [], 84.0
    for part in parts:
        if row[part]:
            top -= one * row[part]
            blocks.append({"part": part, "y": _percent(top, 100), "height": _percent(one * row[part], 100)})
    return {
        "label": row["label"],
        "count": sum(row[part] for part in parts),
        "blocks": blocks,
        "x": _percent(place + 0.15, places),
        "width": _percent(0.7, places),
        "middle": _percent(place + 0.5, places),
        "top": _percent(top, 100),
    }


def _steps_finding(steps: Sequence[tuple[str, bool]], *, over: bool) -> str:
    if not steps:
        return "还没有设节点"
    done = sum(reached for _, reached in steps)
    if done == len(steps):
        return f"{len(steps)} 个节点全部完成"
    if over:
        return f"{len(steps)} 个节点，完成 {done} 个"
    ahead = next(title for title, reached in steps if not reached)
    return f"{len(steps)} 个节点，已完成 {done} 个，下一个是“{ahead}”"


def segments(row: Row) -> list[dict[str, Any]]:
    """一行里的一条线：the states of one row side by side, for a table whose cells hold the numbers."""
    return _segments(row, _total(row))


def _figure(kind: str, context: Mapping[str, Any]) -> SafeString:
    return render_to_string(f"ui/charts/{kind}.html", dict(context))


def _total(row: Row) -> int:
    return sum(row[code] for code in ORDER)


def _percent(part: float, whole: float) -> str:
    """A share as SVG wants it; no more digits than a screen can show."""
    return f"{100 * part / whole:.2f}".rstrip("0").rstrip(".") + "%" if whole else "0%"


def _segments(row: Row, whole: int) -> list[dict[str, Any]]:
    """The states of a row side by side as shares of `whole`; a state without commitments is not drawn."""
    segments = []
    before = 0
    for code in ORDER:
        count = row[code]
        if count:
            segments.append(
                {
                    "code": code,
                    "word": STATES[code].word,
                    "tone": STATES[code].tone,
                    "count": count,
                    "x": _percent(before, whole),
                    "width": _percent(count, whole),
                    "end": _percent(before + count, whole),
                    "middle": _percent(before + count / 2, whole),
                }
            )
        before += count
    return segments


def _bar(row: Row, *, widest: int) -> dict[str, Any]:
    total = _total(row)
    return {
        "label": row["label"],
        "url": row.get("url", ""),
        "total": total,
        "segments": _segments(row, widest),
        "counts": [row[code] for code in ORDER],
    }


def _months_scale(rows: Sequence[Row]) -> tuple[float, float]:
    """Where the upper axis stands and how high one item is, in hundredths of the drawing.

    Bars up and down share one scale, so that a month's work can be compared with what fell due. 9 above and below
    are for the numbers, 12 between the axes for the months' names, 70 for the bars.
    """
    up = max((row["due"] for row in rows), default=0)
    down = max((row["evidence"] for row in rows), default=0)
    one = 70 / (up + down) if up + down else 0
    return 9 + up * one, one


def _column(row: Row, place: int, places: int, axis: float, one: float) -> dict[str, Any]:
    """One month: a bar up for what falls due and a bar down for evidence."""
    up, down = one * row["due"], one * row["evidence"]
    return {
        **row,
        "current": row.get("current", False),
        "left": _percent(place, places),
        "pitch": _percent(1, places),
        "x": _percent(place + 0.2, places),
        "width": _percent(0.6, places),
        "middle": _percent(place + 0.5, places),
        "up_y": _percent(axis - up, 100),
        "up": _percent(up, 100),
        "down": _percent(down, 100),
        "down_end": _percent(axis + 12 + down, 100),
    }


def _chapters_finding(rows: Sequence[Row]) -> str:
    total = sum(_total(row) for row in rows)
    done = sum(row["done"] for row in rows)
    if not total:
        return "还没有任务"
    if done == total:
        return f"{total} 项任务全部完成"
    stale = [row for row in rows if row["stale"]]
    if not stale:
        return f"{total} 项任务已完成 {done} 项，没有需更新的"
    count = sum(row["stale"] for row in stale)
    where = f"都在“{_short(stale[0]['label'])}”" if len(stale) == 1 else f"分在 {len(stale)} 章"
    return f"{total} 项任务已完成 {done} 项；{count} 项需更新，{where}"


def _short(label: str) -> str:
    """A heading as a title can carry it: 20 characters at most."""
    return label if len(label) <= 20 else f"{label[:19]}…"


def _months_finding(rows: Sequence[Row]) -> str:
    evidence = sum(row["evidence"] for row in rows)
    if not any(row["due"] for row in rows):
        return f"没有按月到期的任务，共有 {evidence} 条佐证"
    peak = max(row["due"] for row in rows)
    months = "、".join(f"{row['month']}月" for row in rows if row["due"] == peak)
    each = "各" if "、" in months else ""
    return f"{months}到期的任务最多，{each}有 {peak} 项；共有 {evidence} 条佐证"
