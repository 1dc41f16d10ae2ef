"""没有脚本时怎样写：one line a paragraph; what a line cannot say stands in it as a sign and comes back as it was."""

from mingtang.language.richtext import comparing
from mingtang.language.richtext.cleaning import blocks_of, written
from mingtang.language.richtext.model import BREAK, Block, Blocks, Figure, Items, Quote, Rule, Run, Table, Text, words

_NAMES: tuple[tuple[type[Block], str], ...] = (
    (Table, "表格"), (Figure, "图片"), (Items, "列表"), (Quote, "引文"), (Rule, "分隔线"),
)  # fmt: skip


def lines_of(html: str) -> str:
    """成行：each paragraph and heading as a line, everything else as ``〔表格1〕``; blank lines between."""
    return "\n\n".join(line for line, _ in _lines(blocks_of(html)))


def from_lines(text: str, html: str) -> str:
    """由行成文：lines that stayed keep their look and their place; a changed line keeps what kind of line it was.

    A sign that was taken out takes its table or picture with it; one that is unknown stays as it is written.
    """
    before = _lines(blocks_of(html))
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    known = dict(reversed(before))
    blocks: list[Block] = []
    i = j = 0
    same = comparing.matches([line for line, _ in before], lines, comparing.Budget())
    for k, m in [*same, (len(before), len(lines))]:
        old = [block for _, block in before[i:k]]
        # 一行对一行改的，还是原来那种行。
        beside = old if len(old) == m - j else [None] * (m - j)
        blocks += [known.get(line) or _changed(line, one) for line, one in zip(lines[j:m], beside, strict=True)]
        blocks += [before[k][1]] if k < len(before) else []
        i, j = k + 1, m + 1
    return written(tuple(blocks))


def _lines(blocks: Blocks) -> list[tuple[str, Block]]:
    seen: dict[str, int] = {}
    found: list[tuple[str, Block]] = []
    for block in blocks:
        if isinstance(block, Text):
            found.append((words(block.runs).replace(BREAK, " "), block))
            continue
        name = next(name for kind, name in _NAMES if isinstance(block, kind))
        seen[name] = seen.get(name, 0) + 1
        found.append((f"〔{name}{seen[name]}〕", block))
    return found


def _changed(line: str, old: Block | None) -> Block:
    if isinstance(old, Text):
        return Text((Run(line),), old.tag, old.align)
    return Text((Run(line),))
