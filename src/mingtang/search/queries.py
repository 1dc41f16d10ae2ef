"""检索的查询：the answer to a question, and what helps when there is none; nothing of who asked is kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from mingtang.catalogue.models import Column
from mingtang.index.models import Miss
from mingtang.index.queries import Found, Hit, match, narrowing, stands_somewhere, titles_with
from mingtang.language.pairs import folded, terms, tidy
from mingtang.language.pinyin import typed_as_pinyin
from mingtang.language.sayings import Group, groups
from mingtang.law.metadata import VALIDITY_LABELS, Validity, document_types, type_name
from mingtang.law.units import UnitKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of, scope_of
from mingtang.search.meant import apart, instead, meant
from mingtang.search.models import Saying
from mingtang.search.question import Question

ON_A_PAGE = 20
MISSES_SHOWN, MISSES_SINCE = 50, timedelta(days=90)
_MOST_OFFERED, _TRIED = 8, 10


@dataclass(frozen=True)
class Choice:
    """可以选的一项：``count`` of the best of what fits."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Answer:
    """答：a page of what was found, or what may help."""

    found: Found = field(default_factory=Found)
    hits: Sequence[tuple[Hit, str, str, str]] = ()
    number: int = 1
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    also: Sequence[str] = ()
    apart: Sequence[str] = ()
    meant: Sequence[str] = ()
    without: Sequence[tuple[str, int]] = ()
    elsewhere: int = 0


def unit_at(code: str) -> Unit | None:
    """单位，with its organ."""
    return Unit.rows.filter(code=code).select_related("organ").first()


def sayings(organ: Unit | None) -> tuple[Group, ...]:
    """说法：those shipped, and those of the organ and of what stands above it; of all together, the topmost ones'."""
    of = Saying.rows.filter(ended_at=None)
    if organ is None:
        of = of.filter(unit__parent=None)
    else:
        above = [organ.path[:end] for end in range(1, len(organ.path) + 1)]
        of = of.filter(unit__path__in=above)
    return (*(tuple(words.split()) for words in of.values_list("words", flat=True)), *groups())


def answer(question: Question, *, organ: Unit | None, number: int) -> Answer:
    """答：a page of what fits, the last one for whoever turned too far; else what may help."""
    code = organ.code if organ else None
    also = question.also(sayings(organ))
    told = {"organ": code, "facets": question.facets, "also": also}
    found = match(question.text, **told, limit=ON_A_PAGE, offset=(number - 1) * ON_A_PAGE)
    last = max(-(-found.total // ON_A_PAGE), 1)
    if number > last:
        number = last
        found = match(question.text, **told, limit=ON_A_PAGE, offset=(number - 1) * ON_A_PAGE)
    if not found.total:
        return _helped(question, found, organ)
    choices = _choices(narrowing(question.text, **told), organ) if found.total > 1 or question.facets else {}
    ways = [way for ways in also.values() for way in ways]
    return Answer(found, _told(found.hits), number, choices, also=ways)


def _helped(question: Question, found: Found, organ: Unit | None) -> Answer:
    """没有找到：the same without what it was narrowed by; in parts; in another spelling; with a word less."""
    code = organ.code if organ else None
    also = question.also(sayings(organ))
    if question.facets or organ:
        elsewhere = match(question.text, organ=code if question.facets else None, also=also, limit=1).total
        if elsewhere:
            return Answer(found, elsewhere=elsewhere)
    parts = apart(question.words_alone(), organ=code)
    if parts and parts != [term.text for term in terms(question.text)]:
        again = match(" ".join(parts), organ=code, also=Question(" ".join(parts)).also(sayings(organ)), limit=ON_A_PAGE)
        if again.total:
            return Answer(again, _told(again.hits), apart=parts, meant=instead(question.text, organ=code))
    words = [term.text for term in terms(question.text)]
    fewer = [" ".join(words[:at] + words[at + 1 :]) for at in range(len(words))] if len(words) > 1 else []
    without = [(less, match(less, organ=code, limit=1).total) for less in fewer]
    return Answer(
        found,
        meant=instead(question.text, organ=code),
        without=[(less, count) for less, count in without if count],
    )


def _told(hits: Sequence[Hit]) -> list[tuple[Hit, str, str, str]]:
    """Each with the name of its organ, of its kind, and whether it holds."""
    names = dict(Unit.rows.filter(code__in={hit.organ for hit in hits}).values_list("code", "short_name"))
    return [
        (hit, names.get(hit.organ, ""), _type(hit.facets.get("type", "")), _validity(hit.facets.get("validity", "")))
        for hit in hits
    ]


def _type(code: str) -> str:
    return type_name(code) if code in document_types() else ""


def _validity(code: str) -> str:
    return Validity(code).label if code and code in set(Validity) else ""


def _choices(told: Mapping[str, Counter[str]], organ: Unit | None) -> dict[str, list[Choice]]:
    """What it can be narrowed down by, where there is a choice; columns only within one organ."""
    organs = dict(Unit.rows.filter(code__in=told.get("organ", ())).values_list("code", "short_name"))
    columns = dict(Column.rows.filter(unit=organ, slug__in=told.get("column", ())).values_list("slug", "name"))
    labels = {
        "organ": organs if organ is None else {},
        "column": columns if organ is not None else {},
        "year": {year: f"{year}年" for year in told.get("year", ())},
        "type": {code: type_name(code) for code in told.get("type", ()) if code in document_types()},
        "validity": {code.value: label for code, label in VALIDITY_LABELS.items() if code in told.get("validity", ())},
    }
    found = {}
    for name, known in labels.items():
        counts = told.get(name, Counter())
        order = sorted(known, key=lambda value: (value if name == "year" else "", counts[value]), reverse=True)
        found[name] = [Choice(value, known[value], counts[value]) for value in order if value and counts[value]]
    return {name: rows for name, rows in found.items() if rows}


def offered(typed: str, *, organ: Unit | None) -> list[str]:
    """边打边提示：ways of saying things that begin so or sound so, then titles that have it."""
    text = folded(tidy(typed))
    if not text:
        return []
    known = [way for group in sayings(organ) for way in group]
    begun = [way for way in dict.fromkeys(known) if way.startswith(text)]
    if text.isascii() or typed_as_pinyin(text):
        begun += meant(text) if typed_as_pinyin(text) else []
        return begun[:_MOST_OFFERED]
    asked = terms(text)
    having = titles_with([[term.words] for term in asked], limit=_MOST_OFFERED) if asked else []
    return [*begun, *(title for title in having if all(term.text in title for term in asked))][:_MOST_OFFERED]


def examples(organ: Unit | None) -> list[str]:
    """可以试试的词：of those that come with the software, some that the organ's papers have."""
    code = organ.code if organ else None
    short = [min(group, key=len) for group in groups()[:40]]
    return [word for word in dict.fromkeys(short) if stands_somewhere(word, organ=code)][:_TRIED]


def organs_seen(viewer: Person, *, at: datetime) -> list[Unit]:
    """机关：those that the viewer sees whole."""
    seen = scope_of(viewer, at=at).whole_organs()
    open_now = Unit.rows.filter(seen, kind=UnitKind.ADMINISTRATIVE_ORGAN.value).open(on=day_of(at))
    return list(open_now.order_by("path"))


def sayings_of(organ: Unit) -> QuerySet[Saying]:
    """本机关添加的说法：those that count first."""
    rows = Saying.rows.filter(unit=organ).select_related("added_by", "ended_by")
    return rows.order_by(F("ended_at").asc(nulls_first=True), "words", "pk")


def missed(organ: Unit, *, on: date) -> list[dict[str, object]]:
    """没有找到的词：of the last ninety days, those looked for on the most days first."""
    codes = Q(organ=organ.code) | (Q(organ="") if organ.parent_id is None else Q(pk=None))
    rows = Miss.rows.filter(codes, day_on__gt=on - MISSES_SINCE).values("text")
    told = rows.annotate(days=Count("day_on", distinct=True), all=Sum("times"), last_on=Max("day_on"))
    return list(told.order_by("-days", "-all", "text")[:MISSES_SHOWN])
