"""口径里的数字：where a text gives a named figure, and whether it gives another than was agreed.

A name counts for the number nearest to it within one sentence, before it within its own clause first; what counts a
part or an increase (其中、新增 …) or another place is another figure. Whether an agreed sentence is contradicted is not
asked: that takes a reader. Law: none; it only reads.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from mingtang.language.amounts import UNITS, Amount, amount_of, amounts, unit_of
from mingtang.language.width import narrow

REACH = 24
"""So many characters may stand between a name and its number."""
_HALF = 2
_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
_CLAUSE = re.compile(r"[，,、（()）]")
_OTHERS = re.compile(
    r"(?:新增|其中|增加|减少|另有?|计划|预计|拟|争取|目标|日均|平均|人均|户均|上年|去年|昨日|此前|原有?|曾)[^，。；]{0,4}$"
)
_BETWEEN = re.compile(r"新增|其中|增加|减少|比|较|计划|预计|另有|平均|上年|去年|昨日")
_STRAIGHT = re.compile(r"[\s“”\"]*(?:共计?|合计|累计|总计|达到?|已达|现有|为|是|有|约|近|[:\s])*")
_WHOLE = re.compile(r"合计|总计|共计|总数|全镇|全县|全区|全市|全街道")
_UNIT_SAID = re.compile(r"\s*(?:\((?:(?:计量)?单位:?)?\s*([^\d()]{1,5}?)\s*\)|(?:总数|([^\W\d_]?)数)量?)")
_COLUMN = re.compile(r"^(?:计量)?单位$|数量|数值|指标|计划|实际|本日|当日|累计")
_OTHER_COLUMN = re.compile(r"新增|其中|计划|预计|目标|上年|去年|昨日|前日|上月|上期|同期|同比|环比|增|减|比重|占比")
_AS_OF = re.compile(r"截至|截止")


@dataclass(frozen=True, slots=True)
class Named:
    """有名字的数字：what was agreed, under which names, in which unit, and as of when."""

    key: int
    name: str
    others: tuple[str, ...]
    value: Decimal
    unit: str
    as_of: datetime | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """每个叫法，narrow and without spaces around."""
        return tuple(dict.fromkeys(plain for each in (self.name, *self.others) if (plain := narrow(each).strip())))

    @property
    def base(self) -> tuple[Decimal, str]:
        """数值和计量，as numbers in a text are compared with."""
        return amount_of(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Quoted:
    """引用的一处：of which figure, where, as it is written, and whether it is another than was agreed."""

    named: Named
    begin: int
    end: int
    written: str
    differs: bool


def quoted(text: str, agreed: Iterable[Named], *, heads: Sequence[str] = ()) -> list[Quoted]:
    """各处引用，in order. A text with tabs is a row of a table, ``heads`` what stands above each of its cells."""
    known = list(agreed)
    found = _in_row(text, known, heads) if "\t" in text else _in_text(text, known)
    return sorted(found, key=lambda each: each.begin)


class Columns:
    """一张表的表头：the newest row of words that names a figure, or what each column tells (单位、数量、计划), above
    the numbers of the rows beneath."""

    def __init__(self) -> None:
        self._named: tuple[str, ...] = ()

    def of(self, text: str, agreed: Sequence[Named]) -> tuple[str, ...]:
        """各格的表头：what stands above each cell; a row that names figures becomes the head of what follows."""
        cells, units = text.split("\t"), frozenset(named.unit.lower() for named in agreed)
        if any(_is_number(cell, units) for cell in cells):
            return self._named
        if any(_names_in(narrow(cell), agreed) or _COLUMN.search(narrow(cell).strip()) for cell in cells):
            self._named = tuple(cells)
        return ()


def tells_as_of(texts: Iterable[str]) -> bool:
    """写明了截至：whether the words around a figure say as of when it holds."""
    return any(_AS_OF.search(text) for text in texts)


@dataclass(frozen=True, slots=True)
class _Mention:
    named: Named
    begin: int
    end: int


def _in_text(text: str, known: Sequence[Named]) -> Iterator[Quoted]:
    plain = narrow(text)
    for sentence in _SENTENCE.finditer(plain):
        yield from _in_sentence(text, plain, sentence.start(), sentence.end(), known)


def _in_sentence(text: str, plain: str, begin: int, end: int, known: Sequence[Named]) -> Iterator[Quoted]:
    words = plain[begin:end]
    names, halves = _names_in(words, known), [it for named in known for it in _halves(named, words)]
    if not names and not halves:
        return
    units = frozenset(named.unit.lower() for named in known)
    numbers = list(amounts(words, units=units))
    taken: set[int] = set()
    for mention in names:
        at = _number_of(mention, words, numbers, names)
        if at is None or at in taken:
            continue
        taken.add(at)
        unit, _ = _unit_said(mention.named, words[mention.end : numbers[at].begin])
        yield _as_quoted(mention.named, numbers[at], text, begin, unit)
    for at, number in enumerate(numbers):
        named = next((named for named, *told in halves if _is_parted(words, number, named, *told)), None)
        if at not in taken and named is not None:
            yield _as_quoted(named, number, text, begin)


def _halves(named: Named, words: str) -> list[tuple[Named, str, str]]:
    """拆开的名称：what is done and to what (转移、群众), of names of four characters where both stand in the words."""
    told = [(name[:_HALF], name[_HALF:]) for name in named.names if len(name) == 2 * _HALF]
    return [(named, verb, noun) for verb, noun in told if verb in words and noun in words]


def _is_parted(words: str, number: Amount, named: Named, verb: str, noun: str) -> bool:
    """Whether the number stands between the halves of a name, or before both: 转移了119名群众，有119名群众被转移."""
    rest = words[number.end :].lstrip(" 的")
    if not number.unit or number.unit != named.base[1] or not rest.startswith(noun) or _led(words, number):
        return False
    before, after = _CLAUSE.split(words[: number.begin])[-1], _CLAUSE.split(rest[len(noun) :])[0]
    lead, done, between = before.rpartition(verb)
    if done:
        return len(between) <= REACH and not _BETWEEN.search(between) and not _OTHERS.search(lead)
    return verb in after[:REACH]


def _names_in(words: str, known: Sequence[Named]) -> list[_Mention]:
    """Names in order; a longer name hides a shorter one within it."""
    found: list[_Mention] = []
    pairs = [(name, named) for named in known for name in named.names]
    for name, named in sorted(pairs, key=lambda pair: -len(pair[0])):
        for hit in re.finditer(re.escape(name), words):
            if all(hit.end() <= it.begin or hit.start() >= it.end for it in found):
                found.append(_Mention(named, hit.start(), hit.end()))
    return sorted((it for it in found if not _OTHERS.search(words[: it.begin])), key=lambda it: it.begin)


def _number_of(mention: _Mention, words: str, numbers: Sequence[Amount], names: Sequence[_Mention]) -> int | None:
    """Which number is meant: behind the name, else before it within its clause, else in the next clauses."""
    behind = [n for n, it in enumerate(numbers) if it.begin >= mention.end]
    before = [n for n, it in enumerate(numbers) if it.end <= mention.begin]
    for at in behind:
        between = words[mention.end : numbers[at].begin]
        if len(between) > REACH or _is_anothers(mention.end, numbers[at].begin, names) or _BETWEEN.search(between):
            break
        if _fits(mention.named, numbers[at], between):
            return at
    for at in reversed(before):
        between = words[numbers[at].end : mention.begin]
        if len(between) > REACH or _CLAUSE.search(between) or _is_anothers(numbers[at].end, mention.begin, names):
            return None
        if numbers[at].unit and _fits(mention.named, numbers[at], between) and not _led(words, numbers[at]):
            return at
    return None


def _led(words: str, number: Amount) -> bool:
    """Whether the number is of a part, or of an increase."""
    return bool(_OTHERS.search(words[: number.begin]))


def _is_anothers(begin: int, end: int, names: Sequence[_Mention]) -> bool:
    return any(begin <= it.begin < end for it in names)


def _fits(named: Named, number: Amount, between: str) -> bool:
    """In the unit of the figure; without any unit only straight behind the name or its unit: 转移群众（人）：9."""
    _, unit = named.base
    if number.unit:
        return number.unit == unit
    said, rest = _unit_said(named, between)
    return unit_of(said)[0] == unit and _STRAIGHT.fullmatch(rest) is not None


def _unit_said(named: Named, words: str) -> tuple[str, str]:
    """The unit that stands behind a name, （人） or 人数, else that of the figure; and what comes after it."""
    found = _UNIT_SAID.match(words)
    unit = (found[1] or found[2] or named.unit) if found else named.unit
    return (unit, words[found.end() :]) if found and _is_unit(unit, named) else (named.unit, words)


def _is_unit(words: str, named: Named) -> bool:
    base, plain = unit_of(words)[0], narrow(words).strip().lower()
    return plain == narrow(named.unit).strip().lower() or base in {each for each, _ in UNITS.values()}


def _as_quoted(named: Named, number: Amount, text: str, begin: int, said: str = "") -> Quoted:
    """A bare number is meant in the unit that is said beside it, else in that of the figure."""
    value, unit = named.base
    scale = Decimal(1) if number.unit == unit else amount_of(Decimal(1), said or named.unit)[0]
    first, last = begin + number.begin, begin + number.end
    is_near = number.low * scale <= value <= number.high * scale
    return Quoted(named, first, last, text[first:last], not is_near)


def _in_row(text: str, known: Sequence[Named], heads: Sequence[str]) -> Iterator[Quoted]:
    cells, begin = text.split("\t"), 0
    units = frozenset(named.unit.lower() for named in known)
    label = next((narrow(cell) for cell in cells if not _is_number(cell, units)), "")
    is_whole = not label or _WHOLE.search(label) is not None
    is_number = [_is_number(cell, units) for cell in cells]
    tops = [narrow(heads[place]) if place < len(heads) else "" for place in range(len(cells))]
    for place, cell in enumerate(cells):
        if is_number[place]:
            for named in known:
                unit = _unit_of_cell(named, cells, _before(place, is_number, tops), place, known)
                unit = _unit_in(tops[place], named, known) if unit is None and is_whole else unit
                if unit is not None:
                    yield from _of_cell(named, cell, begin, units, unit)
                    break
        else:
            yield from (_moved(it, begin) for it in _in_text(cell, known))
        begin += len(cell) + 1


def _before(place: int, is_number: Sequence[bool], tops: Sequence[str]) -> int:
    """The cell that says what a number is: the last before it that is none of another column (计划 …); -1 for none."""
    if _OTHER_COLUMN.search(tops[place]):
        return -1
    at = place - 1
    while at > 0 and is_number[at] and _OTHER_COLUMN.search(tops[at]):
        at -= 1
    return at


def _unit_of_cell(named: Named, cells: Sequence[str], at: int, place: int, known: Sequence[Named]) -> str | None:
    """The unit of a number whose row is called so: in the cell of the name, or in one beside, 转移群众|人|136."""
    if at < 0:
        return None
    before, after = narrow(cells[at]).strip(), narrow(cells[place + 1]).strip() if place + 1 < len(cells) else ""
    if at and before and _is_unit(before, named):
        return before if _unit_in(narrow(cells[at - 1]), named, known) is not None else None
    unit = _unit_in(before, named, known)
    return after if unit is not None and after and _is_unit(after, named) else unit


def _unit_in(words: str, named: Named, known: Sequence[Named]) -> str | None:
    """The unit of a figure that is named in a cell; nothing where it is not named."""
    mention = next((it for it in _names_in(words, known) if it.named is named), None)
    return None if mention is None else _unit_said(named, words[mention.end :])[0]


def _is_number(cell: str, units: frozenset[str]) -> bool:
    found = next(amounts(cell, units=units), None)
    return found is not None and not cell[: found.begin].strip(" 　约近") and not cell[found.end :].strip(" 　左右")


def _of_cell(named: Named, cell: str, begin: int, units: frozenset[str], unit: str) -> Iterator[Quoted]:
    number = next(amounts(cell, units=units))
    if number.unit == named.base[1] or (not number.unit and unit_of(unit)[0] == named.base[1]):
        yield _moved(_as_quoted(named, number, cell, 0, unit), begin)


def _moved(it: Quoted, by: int) -> Quoted:
    return Quoted(it.named, it.begin + by, it.end + by, it.written, it.differs)
