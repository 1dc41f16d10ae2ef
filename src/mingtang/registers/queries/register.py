"""工作台上的清单：in sight, its rows, what the public has of it, and what still has to be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet

from mingtang.audit.actions import reference
from mingtang.catalogue.models import Column
from mingtang.editorial.models import Published, Revision
from mingtang.editorial.ports import words_of
from mingtang.editorial.queries import awaiting, current, open_edition
from mingtang.law.days import chinese_day
from mingtang.law.registers import Order
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit, UnitQuerySet
from mingtang.organs.sight import Viewer, day_of
from mingtang.registers.models import Register, RegisterRow, Upload
from mingtang.vetting.places import Text
from mingtang.workplan.queries.posts import keeps_or_works_in, organs_kept_or_worked_in


def hold_register(organ: str, slug: str) -> None:
    """Lock the register that a published body is of, in the transaction of the caller."""
    Register.rows.select_for_update(of=("self",), no_key=True).get(unit__code=organ, slug=slug)


def reasons_against_keeping(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能维护清单的理由。"""
    found = [] if unit.is_organ else [f"{unit.name}不是行政机关，清单由它所属的机关设立。"]
    if not keeps_or_works_in(by, unit, at=at):
        found.append(f"清单由{unit.name}的政务公开专员或者科室承办人维护。")
    return found


def organs_to_keep(person: Person, *, at: datetime) -> UnitQuerySet:
    """可以设立清单的机关。"""
    return organs_kept_or_worked_in(person, at=at)


def registers(viewer: Viewer, *, at: datetime) -> QuerySet[Register]:
    """清单 in sight, with how many rows each has."""
    return (
        Register.seen_by(viewer, at=at)
        .select_related("unit")
        .annotate(total=Count("lines"))
        .order_by("unit__path", "kind", "slug")
    )


def register(organ: str, slug: str, viewer: Viewer, *, at: datetime) -> Register | None:
    """One register in sight."""
    found = Register.seen_by(viewer, at=at).filter(unit__code=organ, slug=slug)
    return found.select_related("unit__organ").first()


def lines(register: Register) -> QuerySet[RegisterRow]:
    """各行，in order."""
    return RegisterRow.rows.filter(register=register)


def line(register: Register, pk: int) -> RegisterRow | None:
    """一行。"""
    return RegisterRow.rows.filter(register=register, pk=pk).select_related("register").first()


def cells_of(register: Register) -> list[dict[str, str]]:
    """各行的内容。"""
    return list(lines(register).values_list("cells", flat=True))


def upload(pk: int, viewer: Viewer, *, at: datetime) -> Upload | None:
    """一张待读入的表格，one's own."""
    return Upload.seen_by(viewer, at=at).select_related("register__unit__organ").filter(pk=pk).first()


def waiting_upload(register: Register, viewer: Viewer, *, at: datetime) -> Upload | None:
    """自己上传了还没有确认的。"""
    return Upload.seen_by(viewer, at=at).filter(register=register).first()


def uploads_before(at: datetime) -> list[int]:
    """Tables that were uploaded before a moment."""
    return list(Upload.rows.filter(made_at__lte=at).order_by("pk").values_list("pk", flat=True))


def upload_by_pk(pk: int | str) -> Upload | None:
    """A table that was uploaded."""
    return Upload.rows.select_related("register__unit__organ").filter(pk=pk).first()


def columns_to_choose(unit: Unit) -> list[tuple[str, str]]:
    """可以放进的栏目。"""
    return list(Column.rows.open().filter(unit=unit).order_by("position", "pk").values_list("slug", "name"))


def build(register: Register, *, effective_on: date, note: str, why_early: str = "") -> dict[str, Any]:
    """The body of a version: everything that the public will see."""
    kind, heads, rows = register.of_kind, register.heads, cells_of(register)
    names = {field.key for field in heads}
    column = Column.rows.filter(unit=register.unit, slug=register.column).first() if register.column else None
    return {
        "organ": {"code": register.unit.code, "name": register.unit.name},
        "slug": register.slug,
        "kind": register.kind,
        "kind_name": kind.name,
        "rows_noun": kind.rows_noun,
        "is_guide": kind.is_guide,
        "title": register.title,
        "basis": register.basis,
        "fields": [field.shown() for field in heads],
        "rows": [{key: value for key, value in cells.items() if key in names} for cells in rows],
        "effective_on": effective_on.isoformat(),
        "effective": chinese_day(effective_on),
        "note": note,
        "why_early": why_early,
        "place": column.name if column else "",
        "places": [{"column": column.slug, "item": "", "name": column.name}] if column else [],
    }


def text_to_vet(register: Register, *, on: date) -> Text:
    """要核对的文字，of the draft as it stands: the same that the gate looks at."""
    body = build(register, effective_on=on, note="")
    told = words_of({name: value for name, value in body.items() if name not in ("organ", "places")})
    return Text(reference(register), register.unit, register.title, tuple(told), "", ())


@dataclass(frozen=True)
class Publicity:
    """公开的情形：what the public has, and what is under way."""

    live: Published | None
    revision: Revision | None

    @property
    def is_returned(self) -> bool:
        """在办的一稿是否被退回。"""
        return hasattr(self.revision, "returned")


def publicity(register: Register, *, kind: str) -> Publicity:
    """清单公开到哪一步。"""
    edition = open_edition(kind, reference(register))
    newest = edition.revisions.select_related("returned__reviewer", "author").order_by("-number") if edition else None
    return Publicity(current(register.address), newest.first() if newest is not None else None)


def order_of(register: Register, *, on: date) -> Order:
    """公开的各版的先后。"""
    rows = Published.public.filter(document__address=register.address).order_by("number")
    return Order(tuple((row.number, date.fromisoformat(row.content["effective_on"])) for row in rows), on)


def last_published(registers: Sequence[Register], *, kind: str) -> dict[int, date]:
    """各清单最近一版公开的日期；one query."""
    subjects = {reference(register): register.pk for register in registers}
    standing = Published.public.standing().filter(document__kind=kind, document__subject__in=list(subjects))
    rows = standing.values_list("document__subject", "at")
    return {subjects[subject]: day_of(moment) for subject, moment in rows}


def kept_by(person: Person, *, at: datetime) -> list[Register]:
    """一个人维护的清单：the clerk's, of the organ."""
    organs = [unit.pk for unit in organs_to_keep(person, at=at) if _is_clerk(person, unit, at=at)]
    return list(Register.rows.filter(unit__in=organs).select_related("unit"))


def _is_clerk(person: Person, unit: Unit, *, at: datetime) -> bool:
    return person.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at))


def returned_to(person: Person, *, kind: str, at: datetime) -> list[tuple[Revision, Register]]:
    """退回给这个人的：what the person handed in and got back, until it is handed in again; two queries."""
    back = awaiting(person, at=at).filter(is_returned=True, edition__document__kind=kind, author__in=person.hands)
    subjects = {revision: int(revision.edition.document.subject.rpartition(":")[2]) for revision in back}
    found = Register.rows.select_related("unit").in_bulk(subjects.values())
    return [(revision, found[pk]) for revision, pk in subjects.items()]
