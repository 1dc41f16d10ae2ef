"""成树：lines with their roles to chapters, sections and sentences; nothing lost, nothing said twice."""

import re

from mingtang.language.duties import Kind, kind_of
from mingtang.language.papers import Doubt, Table
from mingtang.language.plan import cues
from mingtang.language.plan.draft import ChapterDraft, Draft, SectionDraft
from mingtang.language.plan.lines import Line
from mingtang.language.plan.roles import Outline, Role
from mingtang.language.plan.tables import add_table
from mingtang.language.sentences import split_sentences

_COLON = re.compile(r"^(.{3,25}?)[：:]\s*(?=.{6,}[。；]$)", re.S)
_SPACE = re.compile(r"^(\S{4,25})[ \t　]+(?=\S.{5,}[。；]$)", re.S)
_LABEL_BEFORE_COLON = re.compile(r"(?:(?:如下|以下|下列).{0,4}|包括|单位|部门|时限|时间|科室|做到|实现)$")
_LONGEST_ITEM_HEADING = 20


class Builder:
    """成树：takes the outline's entries one after another."""

    def __init__(self, outline: Outline) -> None:
        self.chapters: list[ChapterDraft] = []
        self.doubts: list[Doubt] = []
        self._entries = outline.entries

    def build(self) -> list[ChapterDraft]:
        """成树：the chapters of the whole outline."""
        for at, (role, item) in enumerate(self._entries):
            if isinstance(item, Table):
                self.doubts += add_table(self.chapters, item)
            elif role is Role.CHAPTER:
                self._chapter(item, self._has_more(at, Role.CHAPTER))
            elif role is Role.SECTION:
                self._section(item, self._has_more(at, Role.SECTION))
            elif role is Role.ITEM:
                self._item(item, self._has_more(at, Role.ITEM))
            else:
                self._text(item, at, closing=role is Role.CLOSING)
        return self.chapters

    def _has_more(self, at: int, role: Role) -> bool:
        """Whether the next entry belongs under this one; signatures and the like never do."""
        if at + 1 >= len(self._entries) or self._entries[at + 1][0] is Role.CLOSING:
            return False
        below, item = self._entries[at + 1]
        line = self._entries[at][1]
        if below is Role.ITEM and role is Role.ITEM:
            return isinstance(item, Line) and isinstance(line, Line) and _deeper(line, item)
        if below is Role.TEXT and isinstance(item, Line) and cues.is_owner_line(item.text):
            return False
        return below.value > role.value

    def _chapter(self, line: Line, more: bool) -> None:
        heading, rest = split_heading(line, more)
        mark = line.mark.text if line.mark else ""
        if not more and not heading and cues.is_bare_heading(rest) and kind_of(rest) is Kind.STATEMENT:
            heading, rest = rest, ""
        self.chapters.append(ChapterDraft(heading, mark, line.where))
        if rest:
            self._add(SectionDraft(where=line.where), rest, line)

    def _section(self, line: Line, more: bool) -> None:
        heading, rest = split_heading(line, more)
        section = SectionDraft(heading, line.mark.text if line.mark else "", line.where)
        self._add(section, rest, line)

    def _add(self, section: SectionDraft, words: str, line: Line) -> None:
        self._open(line).sections.append(section)
        section.drafts += _drafts(words, line)

    def _item(self, line: Line, more: bool) -> None:
        section = self._open(line).section(line.where)
        mark = line.mark.text if line.mark else ""
        if more and cues.is_heading(line.text, run_in=False) and len(split_sentences(line.text)) == 1:
            section.drafts.append(Draft(line.text, line.where, mark, line.paragraph, Kind.STATEMENT))
            return
        drafts = _drafts(line.text, line, mark)
        if len(drafts) > 1 and _is_item_heading(drafts[0].text):
            drafts[0].kind = Kind.STATEMENT
        section.drafts += drafts

    def _text(self, line: Line, at: int, *, closing: bool) -> None:
        chapter = self._open(line)
        if at > 0 and isinstance(self._entries[at - 1][1], Table):
            chapter.sections.append(SectionDraft(where=line.where, notes=True))
        section = chapter.section(line.where)
        if closing or (cues.is_owner_line(line.text) and not section.drafts):
            section.drafts.append(Draft(line.text, line.where, "", line.paragraph, Kind.STATEMENT))
        elif cues.is_owner_line(line.text) and section.drafts:
            last = section.drafts[-1]
            last.text = f"{last.text}\n{line.text}"
        else:
            section.drafts += _drafts(line.text, line)

    def _open(self, line: Line) -> ChapterDraft:
        if not self.chapters:
            self.chapters.append(ChapterDraft(where=line.where))
        return self.chapters[-1]


def split_heading(line: Line, more: bool) -> tuple[str, str]:
    """分标题：(heading, text) of a part's first line; ``more`` when further lines belong under it.

    The heading is the first short sentence before more text, the bold beginning, the words before a colon
    or a wide space, or the whole line over other lines. A sentence alone is a commitment, not a heading.
    """
    text = line.text
    if 2 <= line.lead < len(text) and cues.is_heading(text[: line.lead], run_in=True):
        return text[: line.lead].rstrip(), text[line.lead :].lstrip()
    sentences = split_sentences(text)
    if len(sentences) > 1 and cues.is_heading(sentences[0], run_in=True):
        return sentences[0].rstrip(), text[len(sentences[0]) :].lstrip()
    for pattern in (_COLON, _SPACE):
        found = pattern.match(text)
        if found is not None and _is_run_in(found[1]):
            return text[: found.end()].rstrip(), text[found.end() :]
    if len(sentences) == 1 and more and cues.is_heading(text, run_in=False):
        return text, ""
    return "", text


def _is_item_heading(text: str) -> bool:
    """决算公开。 heads an item's text; 制作图解。, with its verb in front, is itself what is to be done."""
    words = cues.core(text)
    short = len(words) <= _LONGEST_ITEM_HEADING and "，" not in text
    return short and cues.is_heading(text, run_in=True) and kind_of(words[:-2]) is Kind.STATEMENT


def _is_run_in(words: str) -> bool:
    return "，" not in words and not _LABEL_BEFORE_COLON.search(words) and cues.is_heading(words, run_in=True)


def _drafts(text: str, line: Line, mark: str = "") -> list[Draft]:
    sentences = split_sentences(text)
    return [
        Draft(sentence.strip(), line.where, mark if at == 0 else "", line.paragraph)
        for at, sentence in enumerate(sentences)
    ]


def _deeper(line: Line, below: Line) -> bool:
    return line.mark is not None and below.mark is not None and below.mark.style > line.mark.style
