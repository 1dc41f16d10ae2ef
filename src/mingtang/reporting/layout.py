"""版式：what both files of a table say above and below it."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from mingtang.law.days import chinese_day
from mingtang.reporting.models import Snapshot
from mingtang.reporting.words import CELLS, UNITS_AS_MADE, summary

DEMO = "演示数据，不是政府文件"
SERIF, SANS = "宋体", "黑体"
"""指定的字体；没有装的机器上，由程序换成它有的宋体和黑体（开源的有 Noto Serif CJK SC、Noto Sans CJK SC）。"""
WIDTHS = (22, 58, 22, 18, 44, 44)


@dataclass(frozen=True)
class Laid:
    """排好的报表：title, lines above, rows and lines below."""

    title: str
    above: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...]


def laid_out(snapshot: Snapshot, *, demo: bool) -> Laid:
    """排版：of a signed table, from what was frozen and from who signed it."""
    told = snapshot.told
    above = [DEMO] if demo else []
    above.append(f"{told['plan']}　截至{chinese_day(date.fromisoformat(told['as_of']))}　第 {snapshot.edition} 版")
    above.append(summary(told))
    above += [f"说明：{told['explanation']}"] if told["explanation"] else []
    signed = timezone.localtime(snapshot.signed_at).date()
    made = timezone.localtime(snapshot.made_at).date()
    below = (
        f"编制：{told['made_by']}（{chinese_day(made)}）　签名：{snapshot.signed_by.name}（{chinese_day(signed)}）",
        UNITS_AS_MADE,
        f"内部使用。内容摘要：{snapshot.digest}",
    )
    rows = tuple((f"{row['key']}\n{row['task']}", *(row[cell] for cell in CELLS[1:])) for row in told["rows"])
    return Laid(snapshot.title, tuple(above), rows, below)
