"""公文范本：a text with places to be filled in, that an administrator may change without being able to break anything.

The language has three marks and no other:

* ``{{名称}}`` is replaced by the value of that name, letter by letter; marks within a value mean nothing.
* ``{{如有 名称}}`` at the beginning of a line keeps the line only where the value says something.
* ``{{如无 名称}}`` keeps it only where it does not. Both may be followed by another condition.

Every line is a paragraph, or a heading where it begins with 一、 or （一） and ends without a full stop.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from mingtang.law.rules import refuse_if_any
from mingtang.letters.letter import Heading, Level, Paragraph, lines

_WITH, _WITHOUT = "如有", "如无"
_CONDITION = re.compile(r"\{\{\s*(如有|如无)\s+([^{}\s]+)\s*\}\}\s*")
_PLACE = re.compile(r"\{\{\s*([^{}\s]+)\s*\}\}")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{1,20}")
_FIRST, _SECOND = re.compile(r"[一二三四五六七八九十]{1,3}、"), re.compile(r"（[一二三四五六七八九十]{1,3}）")
_HEADING_LENGTH = 40
_ENDS = "。；：，！？"


@dataclass(frozen=True)
class _Line:
    """One line of the form: when it is kept, and its text with the names still in it."""

    conditions: tuple[tuple[str, str], ...]
    text: str

    @property
    def names(self) -> list[str]:
        return _PLACE.findall(self.text)

    def is_kept(self, values: Mapping[str, str]) -> bool:
        return all(bool(values[name].strip()) is (word == _WITH) for word, name in self.conditions)

    def filled(self, values: Mapping[str, str]) -> str:
        return _PLACE.sub(lambda found: values[found[1]].strip("\n"), self.text)

    @property
    def level(self) -> Level | None:
        if len(self.text) > _HEADING_LENGTH or self.text.endswith(tuple(_ENDS)):
            return None
        if _FIRST.match(self.text):
            return Level.FIRST
        return Level.SECOND if _SECOND.match(self.text) else None


def fill(text: str, values: Mapping[str, str]) -> tuple[Paragraph | Heading, ...]:
    """填好的范本。A value of several lines becomes several paragraphs; an empty one is asked for where it is needed.

    Errors: ``RuleBroken`` with every mark that is not complete, every name not among ``values`` and every empty value.
    """
    refuse_if_any(reasons_against(text, values))
    kept = [line for line in _lines(text) if line.is_kept(values)]
    empty = dict.fromkeys(name for line in kept for name in line.names if not values[name].strip())
    refuse_if_any(f"还没有填写“{name}”，这份文书里要用到它。" for name in empty)
    return tuple(part for line in kept for part in _parts(line, values))


def names_in(text: str) -> tuple[str, ...]:
    """范本里用到的名称，in the order in which they are first met, those of conditions too."""
    found = (name for line in _lines(text) for name in (*(name for _, name in line.conditions), *line.names))
    return tuple(dict.fromkeys(found))


def reasons_against(text: str, known: Collection[str]) -> list[str]:
    """范本不能用的理由，before any value is known: asked when an administrator saves it."""
    reasons = [] if lines(text) else ["范本里还没有文字，请写上正文。"]
    for number, line in enumerate(_lines(text), 1):
        reasons += _malformed(line, number)
    unknown = [name for name in names_in(text) if name not in known and _NAME.fullmatch(name)]
    if unknown:
        named = "、".join(f"“{name}”" for name in unknown)
        reasons.append(f"范本里的{named}不是这种文书可以填写的内容，可以用的有：{'、'.join(sorted(known)) or '无'}。")
    return reasons


def _malformed(line: _Line, number: int) -> list[str]:
    """What is left of the marks once those that are complete are taken away."""
    names = [*(name for _, name in line.conditions), *line.names]
    wrong = [name for name in names if not _NAME.fullmatch(name)]
    reasons = [f"第{number}段的“{name}”不能作名称，名称用汉字、字母或者数字，不超过 20 个字。" for name in wrong]
    rest = _PLACE.sub("", line.text)
    if _CONDITION.search(rest):
        reasons.append(f"第{number}段的“如有”“如无”要写在这一段的开头。")
    elif "{{" in rest or "}}" in rest:
        reasons.append(f"第{number}段的两个花括号没有成对，请写成 {{{{名称}}}}。")
    return reasons


def _lines(text: str) -> Iterator[_Line]:
    for said in lines(text):
        conditions, rest = [], said
        while found := _CONDITION.match(rest):
            conditions.append((found[1], found[2]))
            rest = rest[found.end() :]
        yield _Line(tuple(conditions), rest)


def _parts(line: _Line, values: Mapping[str, str]) -> Iterator[Paragraph | Heading]:
    """Whether a line is a heading is said by the form, never by what is filled into it."""
    said = lines(line.filled(values))
    if line.level is not None and len(said) == 1:
        yield Heading(said[0], line.level)
        return
    yield from map(Paragraph, said)
