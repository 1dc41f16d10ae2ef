"""录音录像解读：the file or its address, what it is, how long it lasts; a recording is never without its words.

Law: 无障碍环境建设法 第三十二条（财政资金建立的网站逐步符合无障碍标准：声音要有文字）.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MEDIA_CHOICES = (("audio", "音频"), ("video", "视频"), ("animation", "动漫"))
_WHOLE = re.compile(r"https://[^\s/?#@:]+(?:\.[^\s/?#@:.]+)+(?::\d{1,5})?(?:[/?#]\S*)?")
_KILO = 1024


@dataclass(frozen=True, slots=True)
class Media:
    """这一块的文件：whether one comes now, whether one is kept from before, and what was seen in it."""

    comes: bool = False
    kept: bool = False
    is_film: bool | None = None
    seconds: int | None = None


def reasons_against_media(told: Mapping[str, Any], media: Media) -> list[str]:
    """音频、视频不齐的理由：the file or the address, one of both."""
    url = told.get("url") or ""
    if url and media.comes:
        return ["文件和地址只要一样：上传了文件的，请清空地址；用地址的，不要选文件。"]
    if url:
        return _against_url(url)
    if not media.comes and not media.kept:
        return ["请选择录音录像文件，或者写它在外面的地址。"]
    return reasons_against_recording(told, media) if media.is_film is not None else []


def reasons_against_recording(told: Mapping[str, Any], media: Media) -> list[str]:
    """文件与所填的对不上的理由，once the file has been looked at."""
    found = []
    if media.is_film and told.get("medium") == "audio":
        found.append("这个文件里有画面，请在“是什么”里选视频或者动漫。")
    if media.is_film is False and told.get("medium") in {"video", "animation"}:
        found.append("这个文件里只有声音，请在“是什么”里选音频。")
    if media.seconds is None and not told.get("length"):
        found.append("这个文件没有写明自己有多长，请填写“长度”，例如“2 分 10 秒”。")
    return found


def _against_url(url: str) -> list[str]:
    if not url.startswith("https://"):
        return ["音频、视频的地址要以 https:// 开头。"]
    return [] if _WHOLE.fullmatch(url) else ["音频、视频的地址不完整：https:// 后面要有网站的名称，中间没有空格。"]


def length_told(seconds: int | None) -> str:
    """长度，in words. Units: whole seconds; empty where nobody knows."""
    if seconds is None:
        return ""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = ((hours, "小时"), (minutes, "分"), (left, "秒"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 秒"


def size_told(size: int) -> str:
    """大小，as a telephone counts what it costs. Units: bytes in; KB below a megabyte, then MB with one decimal."""
    if size < _KILO * _KILO:
        return f"{max(1, round(size / _KILO))} KB"
    return f"{size / _KILO / _KILO:.1f} MB"
