"""纯文本与 Markdown：lines to paragraphs, pipes and tabs to tables."""

import re
from collections.abc import Iterable
from itertools import takewhile

from mingtang.language.papers.blocks import Block, Cell, Paragraph, Table, table_of
from mingtang.language.papers.unwrap import Line, unwrap

_PIPE = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"^\s*[-*+]\s+(?=\S)")
_BREAK = re.compile(r"^\s*(?:-\s*){3,}$|^\s*(?:\*\s*){3,}$|^\s*(?:_\s*){3,}$|^\s*={3,}\s*$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_FENCE = re.compile(r"^\s*(?:```+|~~~+)\s*\w*\s*$")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)


def read_plain(text: str) -> list[Block]:
    """读纯文本：one paragraph a line, hard-wrapped lines joined, runs of tabbed lines as tables."""
    lines = [Line(line, f"第{number}行") for number, line in enumerate(text.split("\n"), 1)]
    blocks: list[Block] = []
    prose: list[Line] = []
    for is_table, run in _runs(lines):
        if is_table:
            prose += _before_table(run)
            blocks += _paragraphs(prose)
            prose = []
            blocks.append(_tabbed(run[len(_before_table(run)) :]))
        else:
            prose += run
    return blocks + _paragraphs(prose)


def read_markdown(text: str) -> list[Block]:
    """读 Markdown：headings with their level, pipe tables, the signs of emphasis and of code dropped."""
    skipped = _FRONT_MATTER.match(text)
    first = skipped.end() if skipped else 0
    offset = text[:first].count("\n")
    blocks: list[Block] = []
    prose: list[Line] = []
    table: list[Line] = []
    for number, raw in enumerate(text[first:].split("\n"), offset + 1):
        line = Line(raw, f"第{number}行")
        if _PIPE.match(raw) or (table and _RULE.match(raw)):
            blocks += _prose(prose)
            prose = []
            table.append(line)
            continue
        if table:
            blocks.append(_piped(table))
            table = []
        prose.append(line)
    return blocks + _prose(prose) + ([_piped(table)] if table else [])


def _paragraphs(lines: list[Line]) -> list[Block]:
    return [Paragraph(line.text.strip(), line.where) for line in unwrap(lines)]


def _runs(lines: list[Line]) -> Iterable[tuple[bool, list[Line]]]:
    """Lines cut into runs: two or more with the same two or more tabs are a table."""
    run: list[Line] = []
    tabs = 0
    for line in lines:
        count = line.text.strip("\n").count("\t") if line.text.strip() else 0
        count = count if count >= 2 else 0
        if run and count != tabs:
            yield tabs >= 2 and len(run) > 1, run
            run = []
        run.append(line)
        tabs = count
    if run:
        yield tabs >= 2 and len(run) > 1, run


def _before_table(run: list[Line]) -> list[Line]:
    """Indented prose with as many tabs as the table below it: no table's head begins with an empty cell."""
    return list(takewhile(lambda line: line.text.startswith("\t"), run[:-1]))


def _tabbed(lines: list[Line]) -> Table:
    rows = [[Cell(text.strip(), line.where) for text in line.text.split("\t")] for line in lines]
    return table_of(rows, lines[0].where)


def _piped(lines: list[Line]) -> Table:
    rows = [
        [
            Cell(re.sub(r"<br\s*/?>", "\n", _plain(cell).replace("\\|", "|").strip()), line.where)
            for cell in re.split(r"(?<!\\)\|", line.text.strip().strip("|"))
        ]
        for line in lines
        if not _RULE.match(line.text)
    ]
    return table_of(rows, lines[0].where)


def _prose(lines: list[Line]) -> list[Block]:
    blocks: list[Block] = []
    waiting: list[Line] = []
    for line in lines:
        heading = _HEADING.match(line.text)
        if heading is None and not _BREAK.match(line.text) and not _FENCE.match(line.text):
            waiting.append(Line(re.sub(r"^\s*>\s?", "", line.text), line.where))
            continue
        blocks += _marked(waiting)
        waiting = []
        if heading is not None and heading[2]:
            blocks.append(Paragraph(_plain(heading[2]), line.where, level=len(heading[1])))
    return blocks + _marked(waiting)


def _marked(lines: list[Line]) -> list[Block]:
    blocks: list[Block] = []
    for line in unwrap(lines):
        text = _BULLET.sub("", line.text).strip()
        bold = _BOLD.match(text)
        blocks.append(Paragraph(_plain(text), line.where, lead=len(_plain(bold[0])) if bold else 0))
    return blocks


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", text)
    text = _BOLD.sub(r"\2", text)
    text = re.sub(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])|`([^`]+)`", lambda m: m[1] or m[2], text)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!|>-])", r"\1", text)
