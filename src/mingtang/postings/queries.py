"""县门户发布的查询：what waits to be copied there, what stands there, and what has to go there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from mingtang.catalogue.models import Column, Item
from mingtang.editorial.models import Document, Published
from mingtang.holidays.queries import calendar
from mingtang.law.editorial import EditionState
from mingtang.law.outlets import Outlet, same_page
from mingtang.law.units import PostKind, UnitKind
from mingtang.law.workdays import Calendar
from mingtang.listings.models import Listing, ListingQuerySet, Place
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of, scope_of
from mingtang.outlets.models import OutletRule
from mingtang.postings.models import ImportedList, Posting


@dataclass(frozen=True)
class Waiting:
    """待录入的一版：released, not yet recorded on the county portal; ``days`` are working days since its release."""

    published: Published
    unit: Unit
    before: str
    stood_here: bool
    days: int

    @property
    def is_correction(self) -> bool:
        """是否更正版：an edition before it can still be read."""
        return bool(self.before) or self.stood_here

    @property
    def tone(self) -> str:
        """色调：more than a working day is long for something that was signed."""
        return "warn" if self.days > 1 else "going"

    @property
    def words(self) -> str:
        """等了多久。"""
        return f"已等 {self.days} 个工作日" if self.days else "不满 1 个工作日"


def waiting(viewer: Viewer, *, at: datetime) -> list[Waiting]:
    """待录入县门户的，in sight, the oldest first; always the same number of queries."""
    seen = Listing.rows.filter(document__in=Document.seen_by(viewer, at=at))
    return _waiting(seen, on=day_of(at))


def waiting_of(organs: Iterable[int], *, on: date) -> list[Waiting]:
    """待录入县门户的，of these organs."""
    return _waiting(Listing.rows.filter(unit__organ__in=list(organs)), on=on)


def _waiting(rows: ListingQuerySet, *, on: date) -> list[Waiting]:
    found = (
        rows.exclude(awaiting=None)
        .select_related("awaiting__document", "unit")
        .defer("awaiting__body")
        .order_by("awaiting__at", "pk")
    )
    table = calendar()
    return [_told(row, on=on, table=table) for row in found]


def _told(row: Listing, *, on: date, table: Calendar) -> Waiting:
    days = max(table.working_days_between(day_of(row.awaiting.at), on), 0)
    return Waiting(row.awaiting, row.unit, row.elsewhere, row.public_on is not None and not row.elsewhere, days)


def recorded(viewer: Viewer, *, at: datetime) -> QuerySet[Posting]:
    """登记过的，in sight, the newest first: of each edition the last record."""
    newer = Posting.rows.filter(published=OuterRef("published"), pk__gt=OuterRef("pk"))
    return (
        Posting.rows.filter(~Exists(newer), document__in=Document.seen_by(viewer, at=at))
        .select_related("published", "document__unit", "document__listing__awaiting", "screenshot", "recorded_by")
        .select_related("removal")
        .defer("published__body", "document__listing__awaiting__body")
        .order_by("-on", "-pk")
    )


def still_there() -> QuerySet[Posting]:
    """请在县门户撤下的：recorded, and now withdrawn, past its last day, or published on this site instead."""
    newer = Posting.rows.filter(document=OuterRef("document"), pk__gt=OuterRef("pk"))
    withdrawn = Q(published__revision__edition__state=EditionState.WITHDRAWN.value)
    over = Q(document__listing__ended_at__isnull=False)
    here = Q(document__listing__awaiting=None, document__listing__elsewhere="")
    return (
        Posting.rows.filter(~Exists(newer), removal=None)
        .filter(withdrawn | over | here)
        .select_related("published", "document__unit__organ", "document__listing")
        .defer("published__body")
        .order_by("pk")
    )


def to_remove(viewer: Viewer, *, at: datetime) -> list[Posting]:
    """请在县门户撤下的，in sight."""
    return list(still_there().filter(document__in=Document.seen_by(viewer, at=at)))


def to_remove_of(organs: Iterable[int]) -> list[Posting]:
    """请在县门户撤下的，of these organs."""
    return list(still_there().filter(document__unit__organ__in=list(organs)))


def posting_seen(pk: int, viewer: Viewer, *, at: datetime) -> Posting | None:
    """One record in sight."""
    seen = Posting.rows.filter(document__in=Document.seen_by(viewer, at=at))
    return seen.select_related("document__unit__organ").filter(pk=pk).first()


def edition_seen(pk: int, viewer: Viewer, *, at: datetime) -> Published | None:
    """县门户发布的一版：one that may be read, in sight, meant for the county portal."""
    found = (
        Published.public.filter(pk=pk, document__in=Document.seen_by(viewer, at=at))
        .select_related("document__unit__organ", "document__listing__awaiting", "revision__edition")
        .first()
    )
    return found if found is not None and found.content.get("outlet") == Outlet.COUNTY.value else None


def postings_of(published: Published) -> list[Posting]:
    """一版的历次登记，the newest first."""
    return list(Posting.rows.filter(published=published).select_related("recorded_by", "screenshot"))


def last_posting(document: Document) -> Posting | None:
    """一件最近的登记，of whatever edition."""
    return Posting.rows.filter(document=document).first()


def first_day(document: Document) -> date | None:
    """发布日期：the earliest day recorded, of each edition that may be read the one told last."""
    rows = Posting.rows.filter(published__in=Published.public.filter(document=document)).order_by("pk")
    told = dict(rows.values_list("published", "on"))
    return min(told.values(), default=None)


def existing(viewer: Viewer, *, words: str, at: datetime) -> ListingQuerySet:
    """导入的已有条目，of the organs seen whole, the newest first."""
    organs = Unit.rows.filter(scope_of(viewer, at=at).whole_organs())
    rows = Listing.rows.filter(document=None, unit__organ__in=organs).prefetch_related("places")
    return rows.filter(title__contains=words).select_related("unit__organ").order_by("-public_on", "-pk")


def named(listings: Iterable[Listing]) -> list[tuple[Listing, str]]:
    """条目，with the names of its columns and items; what is no longer there by its code. Two queries."""
    rows = list(listings)
    units = {row.unit_id for row in rows}
    columns = Column.rows.filter(unit__in=units).values_list("unit", "slug", "name")
    items = Item.rows.in_force().filter(version__unit__in=units).values_list("version__unit", "code", "first", "second")
    names = {("column", unit, slug): name for unit, slug, name in columns}
    names |= {("item", unit, code): f"{first}：{second}" for unit, code, first, second in items}
    return [(row, "；".join(_said(row, place, names) for place in row.places.all())) for row in rows]


def _said(row: Listing, place: Place, names: dict[tuple[str, int, str], str]) -> str:
    codes = [(kind, row.unit_id, code) for kind, code in (("column", place.column), ("item", place.item)) if code]
    return "、".join(names.get(code, code[2]) for code in codes)


def standing_at(organ: Unit, urls: Iterable[str]) -> ListingQuerySet:
    """这些网址上登记过、导入过的，of the organ, however the address of the same page was written."""
    pages = {same_page(url) for url in urls}
    known = Listing.rows.filter(unit__organ=organ).exclude(elsewhere="").values_list("pk", "elsewhere")
    return Listing.rows.filter(pk__in=[pk for pk, url in known if same_page(url) in pages])


def existing_seen(pk: int, viewer: Viewer, *, at: datetime) -> Listing | None:
    """One of them."""
    return existing(viewer, words="", at=at).filter(pk=pk).first()


def imports(viewer: Viewer, *, at: datetime) -> list[ImportedList]:
    """历次导入，the last ten."""
    rows = ImportedList.rows.filter(scope_of(viewer, at=at).whole_organs("unit__"))
    return list(rows.select_related("unit", "imported_by")[:10])


def organs_kept(person: Person, *, on: date) -> QuerySet[Unit]:
    """做政务公开专员的机关。"""
    held = [post.unit_id for post in person.posts_on(on) if post.kind == PostKind.DISCLOSURE_CLERK.value]
    return Unit.rows.filter(pk__in=held, kind=UnitKind.ADMINISTRATIVE_ORGAN.value).open(on=on).order_by("path")


def uses_the_portal(person: Person, *, on: date) -> bool:
    """是否用得着县门户：an organ of the person publishes there, or has something there. One query."""
    organ = OuterRef("pk")
    rule = OutletRule.rows.filter(unit=organ).order_by("-pk").values("outlet")[:1]
    listed = Listing.rows.filter(~Q(elsewhere="") | ~Q(awaiting=None), unit__organ=organ)
    posted = Posting.rows.filter(document__unit__organ=organ)
    held = {post.unit.organ_id for post in person.posts_on(on)}
    organs = Unit.rows.filter(pk__in=held).annotate(outlet=Subquery(rule))
    return organs.filter(Q(outlet=Outlet.COUNTY.value) | Exists(listed) | Exists(posted)).exists()
