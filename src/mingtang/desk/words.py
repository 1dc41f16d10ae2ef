"""工作台的用词：the state of the due work as one sentence and one tone."""

from dataclasses import dataclass
from datetime import datetime

from mingtang.supervision.queries import Beat


@dataclass(frozen=True)
class Words:
    """一句话和它的色调。"""

    words: str
    tone: str


def heartbeat(beat: Beat, *, at: datetime) -> Words:
    """到期检查是否正常。"""
    if beat.last_at is None:
        return Words("到期检查正在第一次运行" if beat.under_way else "到期检查还没有运行过", "none")
    ago = _ago(beat.last_at, at=at)
    if beat.stalled:
        return Words(f"到期检查停了，上次是{ago}，请告诉系统管理人员", "bad")
    if beat.failing:
        return Words(f"到期检查{ago}运行过，有 {len(beat.failing)} 件没有办成", "warn")
    return Words(f"到期检查{ago}运行正常", "good")


def _ago(then: datetime, *, at: datetime) -> str:
    minutes = int((at - then).total_seconds() // 60)
    if minutes < 1:
        return "刚刚"
    if minutes < 60:
        return f" {minutes} 分钟前"
    if minutes < 48 * 60:
        return f" {minutes // 60} 小时前"
    return f" {minutes // (24 * 60)} 天前"
