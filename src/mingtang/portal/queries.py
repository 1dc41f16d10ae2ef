"""公开网站的查询：已公开件 and the public facts of units. Nothing else is ever read for a public page."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast

from mingtang.editorial import queries as editorial
from mingtang.editorial.models import Published
from mingtang.law.units import UnitKind
from mingtang.organs.models import Unit, UnitQuerySet
from mingtang.progress.publication import KIND
from mingtang.progress.reading import Reading, read_text
from mingtang.timelines.publication import KeyWorkTimeline
from mingtang.timelines.reading import Happening, Timeline, read


@dataclass(frozen=True)
class Page:
    """公开的要点：a published record with its reading, and every edition of it, newest first."""

    record: Published
    reading: Reading
    editions: Sequence[Published]

    @property
    def address(self) -> str:
        """The address of what stands now."""
        return self.record.document.address

    @property
    def newest(self) -> Published:
        """现行的一版。"""
        return self.editions[0]

    @property
    def is_past(self) -> bool:
        """是否历史版本。"""
        return self.record.number != self.newest.number


def address_of(code: str, year: int) -> str:
    """公开地址：where a plan's progress is published."""
    return f"/{code}/plans/{year}/"


def page_at(address: str, number: int | None = None) -> Page | None:
    """公开的要点：what stands at an address, or one edition of it."""
    record = editorial.current(address) if number is None else editorial.edition_at(address, number)
    if record is None or record.document.kind != KIND:
        return None
    return Page(record, read_text(record.body), list(editorial.history(record.document)))


def last_with(page: Page, key: str) -> Published | None:
    """最后一版列有这一条的：the newest edition before this one that has the item; only editions that may be read."""
    told = f'"key":{json.dumps(key, ensure_ascii=False)}'
    numbers = [edition.number for edition in page.editions if edition.number < page.record.number]
    found = Published.public.filter(document=page.record.document, number__in=numbers, body__contains=told)
    newest = found.order_by("-number").first()
    has_it = newest is not None and any(item.key == key for item in read_text(newest.body).items)
    return newest if has_it else None


def newest_plan(organ: Unit) -> Published | None:
    """机关最近一年的要点，as published."""
    return editorial.current_of_unit(organ, KIND).first()


def plans_of(organ: Unit) -> models.QuerySet[Published]:
    """机关历年的要点：the newest edition of each year with its counts, without the bodies."""
    return _with_counts(editorial.current_of_unit(organ, KIND))


def newest_plans(organs: Iterable[Unit]) -> Mapping[int, Published]:
    """各机关最近一年的要点，by organ, with its counts, without the bodies."""
    same = Published.public.filter(document__unit=OuterRef("document__unit"), document__kind=KIND)
    newer_year = same.filter(document__address__gt=OuterRef("document__address"))
    newer_edition = Published.public.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    found = (
        Published.public.filter(document__unit__in=[organ.pk for organ in organs], document__kind=KIND)
        .filter(~Exists(newer_year), ~Exists(newer_edition))
        .select_related("document")
    )
    return {row.document.unit_id: row for row in _with_counts(found)}


@dataclass(frozen=True)
class KeyWork:
    """公开的重点工作：where it stands, which text it is, and its reading."""

    address: str
    digest: str
    timeline: Timeline

    @property
    def newest(self) -> Happening | None:
        """最新进展。"""
        return self.timeline.happenings[0] if self.timeline.happenings else None


def key_works(organ: Unit) -> list[KeyWork]:
    """机关的重点工作：as published, those with the newest progress first."""
    rows = editorial.current_of_unit(organ, KeyWorkTimeline.key)
    works = [KeyWork(row.document.address, row.digest, read(row.content)) for row in rows]
    return sorted(works, key=lambda work: work.newest.on if work.newest else date.min, reverse=True)


def key_work_at(address: str, number: int | None = None) -> Published | None:
    """公开的时间线：what stands at an address, or one edition of it."""
    record = editorial.current(address) if number is None else editorial.edition_at(address, number)
    return record if record is not None and record.document.kind == KeyWorkTimeline.key else None


def _with_counts(rows: models.QuerySet[Published]) -> models.QuerySet[Published]:
    """Lists need the counts of a body, not the body: the database takes them out."""
    body = Cast("body", models.JSONField())
    return rows.annotate(
        counts=KeyTransform("counts", body), as_of=KeyTransform("as_of_on", body), year=KeyTransform("year", body)
    ).defer("body")


def unit_at(code: str) -> Unit | None:
    """单位，with its organ and what stands above it."""
    return Unit.rows.filter(code=code).select_related("organ", "parent").first()


def names_of_organs(codes: Iterable[str]) -> dict[str, str]:
    """机关的简称，by code."""
    return dict(Unit.rows.filter(code__in=list(codes)).values_list("code", "short_name"))


def own_units(organ: Unit, *, on: date) -> list[Unit]:
    """机关的内设机构、派驻机构、管理区和村，in the order of the tree."""
    return list(Unit.rows.of_organ(organ).open(on=on).exclude(pk=organ.pk).order_by("position", "path"))


def organs_open(*, on: date) -> list[Unit]:
    """所有机关，in the order of the tree."""
    return list(_organs(on=on))


def organs_beneath(organ: Unit, *, on: date) -> list[Unit]:
    """下级机关，in the order of the tree."""
    return list(_organs(on=on).beneath(organ).exclude(pk=organ.pk))


def _organs(*, on: date) -> UnitQuerySet:
    return Unit.rows.open(on=on).filter(kind=UnitKind.ADMINISTRATIVE_ORGAN.value).order_by("path")


def units_open(*, on: date) -> list[Unit]:
    """所有单位，in the order of the tree."""
    return list(Unit.rows.open(on=on).order_by("path"))


def public_facts(unit: Unit) -> tuple[Any, ...]:
    """What a public page shows of a unit, for telling whether a page has changed."""
    return (
        unit.code, unit.name, unit.short_name, unit.kind, unit.path, unit.position,
        unit.duties, unit.address, unit.hours, unit.phone, unit.fax, unit.online, unit.closed_on,
    )  # fmt: skip
