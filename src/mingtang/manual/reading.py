"""手册的读法：each manual is one Markdown file, each task one section of it, and each section names its screens.

Below a second-level heading a comment names the screens that the section explains, by the names of their addresses:

    ## 二、导入工作要点
    <!-- screens: intake:plan-new intake:draft -->
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

FOLDER = Path(__file__).parent / "text"
MANUALS: Mapping[str, str] = {
    "clerk": "disclosure_clerk",
    "officer": "office_officer",
    "reviewer": "reviewer",
    "leader": "leader",
    "administrator": "administrator",
}
"""手册与岗位：whose manual it is; the inspector reads as the leader does."""
ALSO: Mapping[str, str] = {"inspector": "leader"}

_SCREENS = re.compile(r"^<!-- screens: ([\w: -]+) -->$", re.MULTILINE)
_PICTURES = re.compile(r"^!\[[^\]]*\]\([^)]*\)$", re.MULTILINE)
# 汉字之间换行只是排稿的方便，不是空格。
_LINE_BREAK = re.compile(r"(?<=[^\x00-\x7f])\n *(?=(?:\*\*)?[^\x00-\x7f])")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Section:
    """一节：one task of a manual, as HTML, and the screens it explains."""

    manual: str
    anchor: str
    heading: str
    html: SafeString
    screens: frozenset[str]


@dataclass(frozen=True)
class Manual:
    """一本手册。"""

    slug: str
    title: str
    opening: SafeString
    sections: tuple[Section, ...]


@cache
def manuals() -> tuple[Manual, ...]:
    """All manuals, in their order; read once in a process."""
    return tuple(read(slug, (FOLDER / f"{slug}.md").read_text(encoding="utf-8")) for slug in MANUALS)


def manual(slug: str) -> Manual | None:
    """One manual by its name."""
    return next((one for one in manuals() if one.slug == slug), None)


def read(slug: str, text: str) -> Manual:
    """A manual from its Markdown. Pictures are for paper and the repository; the screens themselves need none."""
    head, *parts = re.split(r"^## ", _PICTURES.sub("", text), flags=re.MULTILINE)
    title, _, opening = head.removeprefix("# ").partition("\n")
    return Manual(
        slug, title.strip(), _html(opening), tuple(_section(slug, n, part) for n, part in enumerate(parts, 1))
    )


def _section(slug: str, number: int, part: str) -> Section:
    heading, _, body = part.partition("\n")
    named = _SCREENS.search(body)
    screens = frozenset(named[1].split()) if named else frozenset()
    return Section(slug, f"s{number}", heading.strip(), _html(_SCREENS.sub("", body)), screens)


def _html(text: str) -> SafeString:
    # 手册是自己写的，标记里的 HTML 一律当作文字。
    return mark_safe(_MARKDOWN.render(_LINE_BREAK.sub("", text)))  # noqa: S308


def help_for(screen: str, posts: Collection[str]) -> tuple[Section, ...]:
    """帮助：the sections that explain a screen, from the manuals of the reader's posts; else from whichever has one."""
    found = [section for one in manuals() for section in one.sections if screen in section.screens]
    own = {slug for slug, post in MANUALS.items() if post in posts} | {ALSO[post] for post in posts if post in ALSO}
    mine = [section for section in found if section.manual in own]
    return tuple(mine or found[:1])
