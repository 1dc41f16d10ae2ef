"""列表：what of a list the reader wants to see, counted in words, and what of it makes another page.

What cannot be understood is left aside with a sentence, never an error.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Q

from mingtang.editorial.models import Published
from mingtang.law.days import chinese_day
from mingtang.law.metadata import VALIDITY_LABELS, Validity, type_name
from mingtang.listings.models import Listing, ListingQuerySet
from mingtang.organs.sight import day_of

LONGEST = 50
ON_A_PAGE = 20


@dataclass(frozen=True)
class Choices:
    """可以选的：years, kinds of document and validity, as they occur in the list."""

    years: tuple[int, ...]
    types: tuple[tuple[str, str], ...]
    validity: tuple[tuple[str, str], ...]


def choices_of(rows: ListingQuerySet) -> Choices:
    """可以选的，of a whole list, in one query."""
    told = set(rows.order_by().values_list("public_on__year", "type", "validity").distinct())
    return Choices(
        years=tuple(sorted({year for year, _, _ in told}, reverse=True)),
        types=tuple(sorted((code, type_name(code)) for code in {code for _, code, _ in told if code})),
        validity=tuple((code.value, label) for code, label in VALIDITY_LABELS.items() if code and _in(told, code)),
    )


def _in(told: Iterable[tuple[int, str, str]], code: Validity) -> bool:
    return any(validity == code.value for _, _, validity in told)


@dataclass(frozen=True)
class Wanted:
    """想看的：what of the address was understood, and a sentence for what was not."""

    year: int | None = None
    type: str = ""
    validity: str = ""
    words: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def given(self) -> bool:
        """是否有条件。"""
        return bool(self.year or self.type or self.validity or self.words)

    @property
    def q(self) -> str:
        """The words as typed."""
        return " ".join(self.words)

    @property
    def told(self) -> str:
        """条件，in words."""
        parts = [f"“{word}”" for word in self.words]
        parts += [f"{self.year}年"] if self.year else []
        parts += [type_name(self.type)] if self.type else []
        parts += [Validity(self.validity).label] if self.validity else []
        return "、".join(parts)

    def of(self, rows: ListingQuerySet) -> ListingQuerySet:
        """What of a list meets every condition; words are looked for in title, summary and numbers."""
        if self.year:
            rows = rows.filter(public_on__year=self.year)
        if self.type:
            rows = rows.filter(type=self.type)
        if self.validity:
            rows = rows.filter(validity=self.validity)
        return rows.filter(reduce(and_, map(_has, self.words))) if self.words else rows

    def finding(self, count: int) -> str:
        """找到多少，in words."""
        if not self.given:
            return f"共 {count} 件。"
        return f"按{self.told}找到 {count} 件。" if count else f"按{self.told}没有找到。"


def _has(word: str) -> Q:
    fields = ("title", "number", "index_number", "summary")
    return reduce(Q.__or__, (Q(**{f"{name}__icontains": word}) for name in fields))


def wanted(query: Mapping[str, str], choices: Choices) -> Wanted:
    """想看的，from an address."""
    remarks, chosen = [], {}
    offered = {
        "year": ({str(year): year for year in choices.years}, "年份"),
        "type": ({code: code for code, _ in choices.types}, "文件种类"),
        "validity": ({code: code for code, _ in choices.validity}, "有效性"),
    }
    for name, (known, label) in offered.items():
        asked = query.get(name, "").strip()
        if asked in known:
            chosen[name] = known[asked]
        elif asked:
            remarks.append(f"这里没有{label}是“{asked[:LONGEST]}”的，已列出全部。")
    typed = "".join(char for char in query.get("q", "") if char.isprintable()).strip()
    if len(typed) > LONGEST:
        remarks.append(f"查找的字太多，只用了前 {LONGEST} 个字。")
    return Wanted(words=tuple(typed[:LONGEST].split()), remarks=tuple(remarks), **chosen)


def facts(rows: Iterable[Listing]) -> list[tuple[object, ...]]:
    """What a list shows of its rows, for telling whether a page has changed."""
    return [
        (row.pk, row.title, row.url, row.number, row.validity, row.type, row.public_on, row.changed_at,
         row.published_id, row.index_number, row.summary, row.unit.code, row.unit.short_name, row.correction)
        for row in rows
    ]  # fmt: skip


def told(rows: Sequence[Listing], *, root: str) -> list[dict[str, Any]]:
    """一列公开件，for programs; these names stay."""
    return [
        {
            "title": row.title,
            "url": row.elsewhere or f"{root}{row.address}",
            "index_number": row.index_number,
            "number": row.number,
            "issuer": row.issuer,
            "type": row.type,
            "subjects": row.subjects,
            "validity": row.validity,
            "corrected_on": row.corrected_on,
            "correction": f"{root}{row.correction}" if row.correction.startswith("/") else row.correction,
            "made_on": row.made_on,
            "in_force_on": row.in_force_on,
            "public_on": row.public_on,
            "changed_at": row.changed_at,
            "summary": row.summary,
            "unit": {"code": row.unit.code, "name": row.unit.name},
        }
        for row in rows
    ]


def days_told(listing: Listing, record: Published) -> list[tuple[str, str]]:
    """发布日期、最后更新：what the public record itself tells of the days; nobody types them."""
    told = [("发布日期", listing.public_on), ("最后更新", day_of(record.at) if record.number > 1 else None)]
    return [(label, chinese_day(on)) for label, on in told if on is not None]
