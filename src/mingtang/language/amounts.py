"""数量：numbers with their units in running text, however they are written.

Digits in both widths, with commas or a decimal point, Chinese numerals, 万 and 亿, ranges, percentages, 余、多、近、约.
Offsets are those of the text as it was given. Law: none; it only reads.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mingtang.language.numerals import read_number
from mingtang.language.width import narrow

_HAN = "零〇一二三四五六七八九十百千两"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PLAIN = rf"(?:{_DIGITS})[百千]?(?:万\d?[千百]?)?亿?|[{_HAN}][{_HAN}万亿]*(?:点[零〇一二三四五六七八九]+)?[万亿]?"
_RANGE = re.compile(
    rf"(?P<about>约|近|将近|大约|超过|不到)?(?:(?P<per>百分之)\s*)?(?P<low>{_PLAIN})"
    rf"(?:\s*(?P<low_unit>[^\W\d_]{{1,3}}|%)?\s*[-至到]\s*(?:百分之)?(?P<high>{_PLAIN}))?"
    r"\s*(?P<more>余|多|几)?\s*"
)
_SCALE = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}

UNITS: dict[str, tuple[str, Decimal]] = {
    "人": ("人", Decimal(1)), "名": ("人", Decimal(1)), "位": ("人", Decimal(1)), "例": ("例", Decimal(1)),
    "人次": ("人次", Decimal(1)), "户": ("户", Decimal(1)), "户次": ("户次", Decimal(1)), "间": ("间", Decimal(1)),
    "处": ("处", Decimal(1)), "个": ("个", Decimal(1)), "条": ("条", Decimal(1)), "座": ("座", Decimal(1)),
    "辆": ("辆", Decimal(1)), "台": ("台", Decimal(1)), "台次": ("台次", Decimal(1)), "起": ("起", Decimal(1)),
    "件": ("件", Decimal(1)), "份": ("份", Decimal(1)), "头": ("头", Decimal(1)), "只": ("只", Decimal(1)),
    "元": ("元", Decimal(1)), "亩": ("亩", Decimal(1)), "公顷": ("亩", Decimal(15)),
    "毫米": ("米", Decimal("0.001")), "mm": ("米", Decimal("0.001")), "厘米": ("米", Decimal("0.01")),
    "米": ("米", Decimal(1)), "公里": ("米", Decimal(1000)), "千米": ("米", Decimal(1000)),
    "公斤": ("公斤", Decimal(1)), "千克": ("公斤", Decimal(1)), "吨": ("公斤", Decimal(1000)),
    "立方米": ("立方米", Decimal(1)), "平方公里": ("平方公里", Decimal(1)), "平方米": ("平方米", Decimal(1)),
    "小时": ("小时", Decimal(1)), "天": ("天", Decimal(1)), "%": ("%", Decimal(1)), "成": ("%", Decimal(10)),
    "级": ("级", Decimal(1)), "个百分点": ("百分点", Decimal(1)), "百分点": ("百分点", Decimal(1)),
}  # fmt: skip
"""单位：what each is counted in, and how many of that it is; what is not here counts in itself."""

_LONGEST_FIRST = sorted(UNITS, key=len, reverse=True)
_AFTER_UNIT = {"人": "民次口", "个": "百月", "天": "然", "条": "例件", "米": "线"}
"""What makes another word of a unit: 人民、个月."""
_SIMPLE = re.compile(rf"^({_PLAIN})$")


@dataclass(frozen=True, slots=True)
class Amount:
    """一个数量：from ``low`` to ``high`` in the unit that it is counted in; alike where no range is written."""

    begin: int
    end: int
    low: Decimal
    high: Decimal
    unit: str

    def is_near(self, value: Decimal) -> bool:
        """Whether it does not contradict the value: the same, or a range or a round number that holds it."""
        return self.low <= value <= self.high


def unit_of(written: str) -> tuple[str, Decimal]:
    """计量：``万亩`` is ten thousand 亩; an unknown unit counts in itself."""
    plain = narrow(written).strip().lower()
    scale = Decimal(1)
    if plain not in UNITS:
        while len(plain) > 1 and plain[0] in _SCALE:
            scale, plain = scale * _SCALE[plain[0]], plain[1:]
    base, factor = UNITS.get(plain, (plain, Decimal(1)))
    return base, scale * factor


def amount_of(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """The value in what its unit is counted in: 3.2 万亩 is 32000 亩."""
    base, factor = unit_of(unit)
    return value * factor, base


def number_of(written: str) -> Decimal | None:
    """读数：``3,200``, ``3.2万``, ``三万二千``, ``1万2千``; ``None`` for what is no number."""
    plain = narrow(written).replace(",", "").strip()
    if not _SIMPLE.match(plain):
        return None
    whole, point, fraction = plain.partition("点")
    if point:
        tail, scale = fraction.rstrip("万亿"), _scale_of(fraction)
        digits = "".join(str(read_number(char)) for char in tail)
        head = _large(whole)
        return None if head is None else Decimal(f"{head}.{digits}") * scale
    return _large(plain)


def _scale_of(written: str) -> Decimal:
    scale = Decimal(1)
    for char in written:
        scale *= _SCALE[char] if char in "万亿" else 1
    return scale


def _large(plain: str) -> Decimal | None:
    for mark in "亿万":
        if mark in plain:
            head, _, tail = plain.rpartition(mark)
            first, rest = _large(head), _large(tail) if tail else Decimal(0)
            if first is None or rest is None:
                return None
            if len(tail) == 1 and tail not in "零〇":
                rest *= _SCALE[mark] / 10  # 三万二：two thousand, not two
            return first * _SCALE[mark] + rest
    if plain and plain[-1] in "百千" and plain[:-1].replace(".", "").isdecimal():
        return Decimal(plain[:-1]) * _SCALE[plain[-1]]
    if plain.replace(".", "", 1).isdecimal():
        return Decimal(plain)
    read = read_number(plain)
    return None if read is None else Decimal(read)


def amounts(text: str, *, units: frozenset[str] = frozenset()) -> Iterator[Amount]:
    """数量，in order: every number with the unit behind it; ``units`` are more words that count as units.

    A number with nothing of a unit behind it has the unit ``""``; ordinals are none.
    """
    plain = narrow(text).lower()
    known = [*sorted(units - UNITS.keys(), key=len, reverse=True), *_LONGEST_FIRST]
    at = 0
    while (found := _RANGE.search(plain, at)) is not None:
        at = found.end("low")
        if found.start() and plain[found.start() - 1] in "第.":
            continue
        read = _read(plain, found, known)
        if read is not None:
            yield read
            at = max(at, read.end)


def _read(plain: str, found: re.Match[str], known: list[str]) -> Amount | None:
    low, high = number_of(found["low"]), number_of(found["high"]) if found["high"] else None
    if low is None:
        return None
    end, unit = _unit_behind(plain, found.end(), known)
    middle = (found["low_unit"] or "") if high is not None else ""
    if high is not None and middle and middle not in known:
        high, middle = None, ""
        end, unit = _unit_behind(plain, found.end("low"), known)
    if low == 1 and plain[end : end + 1] == "一":
        return None  # 一户一策、一人一档
    if found["per"]:
        unit, end = "%", max(found.end("high"), found.end("low"))
    base, factor = unit_of(unit) if unit else ("", Decimal(1))
    begin = found.start("per") if found["per"] else found.start("low")
    if high is not None:
        scale = _shared_scale(found["low"], found["high"])
        return Amount(begin, end, low * scale * factor, high * factor, base)
    first, last = _about(low, found["about"] or "", found["more"] or "")
    return Amount(begin, end, first * factor, last * factor, base)


def _shared_scale(low: str, high: str) -> Decimal:
    """3 至 4 万: the scale behind the second is meant for the first, too."""
    last = high[-1]
    return _SCALE[last] if last in "万亿" and low[-1] not in "百千万亿" else Decimal(1)


def _about(value: Decimal, about: str, more: str) -> tuple[Decimal, Decimal]:
    """约数说的是哪一段：how far a round number may be from what is meant, so that it is no other number.

    近、将近、不到 come from below by one unit of the second figure or a twentieth, whichever is more: who says 近200
    means 190 and more, since 近130 is said of 126. 余、多、几、超过 leave off what comes after the last figure that is
    written: 300余 is less than 400. But 1900 is not called 1000余: from ten upwards it is no more than a third. 约 is
    rounded to its last figure, and by no more than a tenth: 约200 is 180 to 220, 约350 is 345 to 355.
    """
    if not about and not more:
        return value, value
    step = _step(value)
    if more or about == "超过":
        return value, value + min(step, max(value / 3, Decimal(10)))
    if about in {"近", "将近", "不到"}:
        return value - max(_second(value), value / 20), value
    return value - min(step / 2, value / 10), value + min(step / 2, value / 10)


def _second(value: Decimal) -> Decimal:
    """One unit of the second figure: ten, of what is counted in hundreds; of less than ten nothing."""
    unit = Decimal(1).scaleb(value.adjusted() - 1)
    return unit if unit >= 1 else Decimal(0)


def _step(value: Decimal) -> Decimal:
    """The size of the last digit that is not nought: 300 is told to the hundred."""
    _, digits, exponent = value.normalize().as_tuple()
    return Decimal(1).scaleb(int(exponent)) if digits else Decimal(1)


def _unit_behind(plain: str, at: int, known: list[str]) -> tuple[int, str]:
    while at < len(plain) and plain[at] == " ":
        at += 1
    for scale in ("", "万", "亿"):
        for unit in known:
            end = at + len(scale) + len(unit)
            if plain.startswith(scale + unit, at) and (plain[end : end + 1] or " ") not in _AFTER_UNIT.get(unit, ""):
                return end, scale + unit
    return at, ""
