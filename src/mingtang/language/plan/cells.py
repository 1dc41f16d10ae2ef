"""一格多项：a cell of a task table that numbers several tasks, taken apart line by line."""

from dataclasses import dataclass

from mingtang.language.enumeration import Mark, read_mark


@dataclass(frozen=True, slots=True)
class Numbered:
    """分项：the words before the first number, and each numbered part with its mark."""

    intro: str
    parts: tuple[tuple[Mark, str], ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers in order."""
        return tuple(mark.number for mark, _ in self.parts)


def numbered(text: str) -> Numbered | None:
    """拆分项：None unless two or more lines are numbered from 1 on in one style; other lines go on with theirs."""
    intro: list[str] = []
    parts: list[tuple[Mark, list[str]]] = []
    for line in text.split("\n"):
        mark, words = read_mark(line)
        follows = mark is not None and mark.number == len(parts) + 1 and words.strip()
        if mark is not None and follows and (not parts or mark.style is parts[0][0].style):
            parts.append((mark, [words.strip()]))
        else:
            (parts[-1][1] if parts else intro).append(line.strip())
    if len(parts) < 2:
        return None
    return Numbered("\n".join(intro), tuple((mark, "\n".join(words)) for mark, words in parts))


def paired(text: str, numbers: tuple[int, ...]) -> tuple[str, ...] | None:
    """对应分项：the parts of another cell numbered alike, or None when it is not."""
    other = numbered(text)
    if other is None or other.intro or other.numbers != numbers:
        return None
    return tuple(words for _, words in other.parts)
