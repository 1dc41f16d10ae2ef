"""状态的样子：每个状态有一个词、一个形状、一种颜色，从不只靠颜色。"""

from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


class Look(NamedTuple):
    """样子：状态的词与色调；色调同时决定形状和颜色。"""

    word: str
    tone: str


# 台账状态的公开用词与色调；图表、表格、标签都从这里取。
STATES: dict[str, Look] = {
    "not_started": Look("未启动", "none"),
    "in_progress": Look("推进中", "going"),
    "stale": Look("需更新", "warn"),
    "done": Look("已完成", "good"),
}

# 每种色调一个形状：空圆、半圆、三角、对勾圆、菱形、方框。形状画在 16×16 的格子里，颜色由样式给出。
_DRAWINGS: dict[str, str] = {
    "none": '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>',
    "going": (
        '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>'
        '<path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>'
    ),
    "warn": (
        '<path d="M8 1.6 15 14H1z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/>'
        '<path d="M8 6v4m0 1.2v1.2" stroke="currentColor" stroke-width="1.8"/>'
    ),
    "good": (
        '<circle cx="8" cy="8" r="7" fill="currentColor"/>'
        '<path class="shape-cut" d="m4.6 8.2 2.4 2.5 4.5-5" fill="none" stroke-width="2"/>'
    ),
    "bad": (
        '<path d="M8 .8 15.2 8 8 15.2.8 8z" fill="currentColor"/>'
        '<path class="shape-cut" d="M8 4.4v4.4m0 1.4v1.6" fill="none" stroke-width="1.8"/>'
    ),
    "info": (
        '<rect x="2" y="2" width="12" height="12" rx="1.5" fill="none" stroke="currentColor" stroke-width="2"/>'
        '<path d="M8 4.6v1.8M8 7.4v4.2" stroke="currentColor" stroke-width="1.8"/>'
    ),
}
TONES = frozenset(_DRAWINGS)


def shape(tone: str) -> SafeString:
    """形状：某种色调的图形；旁边总有文字，所以读屏软件略过它。"""
    return mark_safe(  # noqa: S308 - only our own constants
        f'<svg class="shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{_DRAWINGS[tone]}</svg>'
    )


_SHAPES = {tone: shape(tone) for tone in _DRAWINGS}


def labelled(word: str, tone: str, kind: str) -> SafeString:
    """带形状的词；`kind` 是样式类（state、chip、days）。"""
    return format_html('<span class="{} tone-{}">{}<span>{}</span></span>', kind, tone, _SHAPES[tone], word)
