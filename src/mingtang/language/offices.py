"""责任单位：who is named as responsible in a text, and which known office a text seems to concern."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mingtang.language.remembering import remembered
from mingtang.language.width import narrow


@dataclass(frozen=True, slots=True)
class Responsibility:
    """责任标注：units that lead, units that support, the time limit named with them, and where it stands."""

    lead: tuple[str, ...]
    support: tuple[str, ...]
    due_text: str
    begin: int
    end: int

    @property
    def offices(self) -> tuple[str, ...]:
        """All units, leading ones first, each once."""
        return tuple(dict.fromkeys((*self.lead, *self.support)))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """建议：a name or an id, how strongly the text points at it, and by which words."""

    name: str
    score: int
    words: tuple[str, ...]


_WHO = r"(?:单位|部门|科室|处室|股室|站所|机构|主体)"
LEAD_LABEL = (
    rf"(?:责任|牵头(?:负责)?|主办|主责|承办|实施|落实|负责|主管|承担){_WHO}(?:和(?:配合|协办|责任){_WHO})?|牵头"
)
SUPPORT_LABEL = rf"(?:配合|协办|协助|协同|参与|参加|协作){_WHO}|配合|协办"
PERSON_LABEL = r"责任人|责任领导|分管领导|牵头领导|负责人|联系人|包保领导"
DUE_LABEL = (
    r"(?:完成|时限|时间|办结|办理|整改|落实|实施)(?:时限|时间|期限|要求|节点|安排)"
    r"|(?:截止|完成)(?:时间|日期)|时限|期限|时间"
)
_LABEL = re.compile(
    rf"(?P<lead>{LEAD_LABEL})\s*:|(?P<support>{SUPPORT_LABEL})\s*:|(?P<due>{DUE_LABEL})\s*:|(?P<person>{PERSON_LABEL})\s*:"
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*)[)\]]")
#: One part of a note between commas: 党政办牵头, 财政所、司法所配合, 各单位按职责分工负责.
_WHOM = r"[^:《》\n]{2,80}?"
_BY_DUTY = r"(?:按(?:照)?(?:各自)?职责(?:分工)?|根据职责(?:分工)?)"
_PART = re.compile(
    rf"(?:由)?(?P<who>{_WHOM})(?:(?P<lead>(?:牵头|主办|主责)(?:负责)?)|(?P<support>配合|参与|协助|协办)"
    rf"|(?P<carry>(?:分别|共同|分工|{_BY_DUTY}|具体)*负责(?:落实)?))(?:、|$|(?=[^:《》]{{2,60}}(?:配合|参与|协助|协办)$))"
)
_TIME = re.compile(r"\d|[年月日前后底]|完成|持续|长期|季度")
_COMMA = re.compile("[，,；;。]")
_PROSE = re.compile(
    r"由(?P<lead>[^，,;；。:()]{2,30}?)(?:牵头|负责(?!解释|人)|承办|组织实施|统筹(?:协调)?|会同(?P<support>[^，,;；。:()]{2,30}?)(?=负责|牵头|组织|开展|做好|制定|编制))"
)
#: Behind 由……牵头: the units that support.
_PROSE_SUPPORT = re.compile(r"(?:负责)?[,、]?(?P<support>[^，,;；。:()]{2,60}?)(?:配合|参与|协助|协办)(?=[,;。]|$)")
_TAIL = re.compile(
    r"(?:[(（](?:牵头|主办|主责|配合|协办|参与|负责|责任)(?:单位|部门|科室)?[)）]|等(?:相关|有关)?(?:单位|部门|科室)?|(?:按|根据)(?:照)?(?:各自)?(?:职责|职能)(?:分工)?(?:负责)?|牵头|配合|负责|参与|协助)$"
)


@remembered
def find_responsibilities(text: str) -> tuple[Responsibility, ...]:
    """责任标注：（责任单位：…；完成时限：…）, （甲牵头，乙配合）, （甲负责）, a line 责任单位：…, or 由甲牵头."""
    narrowed = narrow(text)
    found: list[Responsibility] = []
    covered: list[tuple[int, int]] = []
    for bracket in _BRACKET.finditer(narrowed):
        inner = text[bracket.start(1) : bracket.end(1)]
        read = _labelled(inner) or _unlabelled(inner)
        if read is not None:
            found.append(Responsibility(*read, bracket.start(), bracket.end()))
            covered.append(bracket.span())
    first = _LABEL.search(narrowed)
    if first is not None and not any(low <= first.start() < high for low, high in covered):
        read = _labelled(text[first.start() :])
        if read is not None:
            found.append(Responsibility(*read, first.start(), len(text)))
            covered.append((first.start(), len(text)))
    for prose in _PROSE.finditer(narrowed):
        index = bisect_right(covered, prose.start(), key=lambda span: span[0]) - 1
        if index < 0 or covered[index][1] <= prose.start():
            found.append(_in_prose(text, narrowed, prose))
    return tuple(sorted(found, key=lambda item: item.begin))


def _in_prose(text: str, narrowed: str, prose: re.Match[str]) -> Responsibility:
    lead = split_units(text[prose.start("lead") : prose.end("lead")])
    support = split_units(text[prose.start("support") : prose.end("support")] if prose["support"] else "")
    end = prose.end()
    helped = _PROSE_SUPPORT.match(narrowed, end, end + 120) if prose[0].endswith("牵头") else None
    if helped is not None:
        support = (*support, *split_units(text[helped.start("support") : helped.end("support")]))
        end = helped.end()
    return Responsibility(lead, support, "", prose.start(), end)


def split_units(value: str) -> tuple[str, ...]:
    """拆分单位：the units that one cell or one label lists, without 等 and 负责 behind them, each once."""
    narrowed = narrow(value)
    cuts = [
        m.span() for m in re.finditer(r"[、,，;；/|\n\r\t]+|\s+|(?:以及|及)(?=各|镇|村|县|相关|有关|全体)", narrowed)
    ]
    pieces, start = [], 0
    for begin, end in cuts:
        if _open_bracket(narrowed[start:begin]):
            continue
        pieces.append(value[start:begin])
        start = end
    pieces.append(value[start:])
    units = (_tidy(piece) for piece in pieces)
    return tuple(dict.fromkeys(unit for unit in units if unit))


def suggest_offices(text: str, offices: Iterable[str]) -> tuple[Suggestion, ...]:
    """建议责任单位：the known offices a text seems to concern, strongest first; none when nothing points anywhere.

    An office is known by its name: the data file ties words of names (财政、农业) to words of texts. A text
    that names an office outright points at it more strongly than any topic does.
    """
    found = []
    for office in offices:
        words = [word for topic in _topics() if _named(office, topic) for word in topic["keywords"] if word in text]
        score = len(words) + (10 if office and office in text else 0)
        if score:
            found.append(Suggestion(office, score, tuple(dict.fromkeys(words))))
    return tuple(sorted(found, key=lambda suggestion: -suggestion.score))


def _labelled(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str] | None:
    narrowed = narrow(text)
    labels = list(_LABEL.finditer(narrowed))
    if not any(label["lead"] or label["support"] or label["due"] for label in labels):
        return None
    if labels[0].start() > 0 and narrowed[: labels[0].start()].strip(" ,;、。"):
        return None
    lead: list[str] = []
    support: list[str] = []
    due = ""
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        value = text[label.end() : following.start() if following else len(text)].strip(" 　，,；;。、\n")
        if label["lead"]:
            lead += split_units(value)
        elif label["support"]:
            support += split_units(value)
        elif label["due"]:
            due = value
    return tuple(lead), tuple(support), due


def _unlabelled(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str] | None:
    """甲牵头，乙、丙配合，6月底前完成: units part by part; what names no unit's part is the time limit."""
    narrowed = narrow(text)
    lead: list[str] = []
    support: list[str] = []
    times: list[str] = []
    begin = 0
    for start, end in _parts(narrowed):
        at = start
        while at < end and (found := _PART.match(narrowed, at, end)) is not None:
            leads = found["lead"] or (found["carry"] and not lead)
            (lead if leads else support).extend(split_units(text[begin : found.end("who")]))
            begin = at = found.end()
        if at == start and _TIME.search(narrowed, start, end):
            times.append(text[start:end])
            begin = end + 1
    if not lead:
        return None
    times.append(text[begin:])
    left = "，".join(piece for piece in (time.strip("，,；;。 ") for time in times) if piece)
    return tuple(dict.fromkeys(lead)), tuple(dict.fromkeys(support)), left.removesuffix("完成")


def _parts(narrowed: str) -> list[tuple[int, int]]:
    """The spans between commas that stand in no bracket."""
    cuts = [found.start() for found in _COMMA.finditer(narrowed)]
    spans, start, depth, at = [], 0, 0, 0
    for cut in [*cuts, len(narrowed)]:
        depth += narrowed.count("(", at, cut) - narrowed.count(")", at, cut)
        at = cut
        if depth <= 0 or cut == len(narrowed):
            spans.append((start, cut))
            start = cut + 1
    return spans


def _open_bracket(text: str) -> bool:
    return text.count("(") > text.count(")")


def _tidy(unit: str) -> str:
    tidied = unit.strip(" 　\u3000。.：:；;（" if unit.count("（") > unit.count("）") else " 　\u3000。.：:；;")
    previous = ""
    while previous != tidied:
        previous, tidied = tidied, _TAIL.sub("", tidied)
    return tidied.removeprefix("由") if len(tidied) > 3 else tidied


def _named(office: str, topic: dict[str, Sequence[str]]) -> bool:
    return any(word in office for word in topic["names"])


@cache
def _topics() -> tuple[dict[str, Sequence[str]], ...]:
    raw = (files("mingtang.language") / "data" / "offices.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(raw)["topic"])


def said(text: str) -> str:
    """说的事：a sentence without the bracket at its end that names units and days."""
    for told in reversed(find_responsibilities(text)):
        if text[told.begin] in "（(" and not text[told.end :].strip("。；; "):
            text = text[: told.begin] + text[told.end :]
    return text
