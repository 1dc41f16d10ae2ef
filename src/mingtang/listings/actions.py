"""发布目录的写入：rows follow what is released and withdrawn, in the same transaction.

Law: 政府信息公开条例 第十二条（目录）、第二十四条（检索、查阅）.
"""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from mingtang.editorial.models import Document, Published
from mingtang.files.actions import end_grants
from mingtang.index import actions as index
from mingtang.law.days import chinese_day
from mingtang.law.metadata import Validity
from mingtang.listings.models import Listing, Place
from mingtang.listings.ports import bound_to, corrected_by, correction_of, found_of, validity_of
from mingtang.listings.reading import is_elsewhere, key_of, particulars, places_of, values_of, words
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of

ELSEWHERE = "elsewhere"
LEADING = {"normative", "policy", "plan", "guide"}
"""文件种类里别的文件依照、办事先看的：they come a little sooner among what is found."""


@transaction.atomic
def list_published(published: Published, *, at: datetime) -> Listing:
    """列入：the row of what was published now, in place of that of the edition before.

    What the county portal publishes counts when it was recorded there: until then the row tells the edition before,
    which is what still can be read, or nothing at all.
    """
    listing = Listing.rows.filter(document=published.document).first() or Listing(document=published.document)
    here, is_public = not is_elsewhere(published), listing.public_on is not None
    recorded = is_public and listing.published_id == published.pk
    listing.awaiting = None if here or recorded else published
    if listing.awaiting is not None and is_public:
        listing.save(update_fields=["awaiting"])
        return listing
    if here:
        listing.elsewhere, listing.public_on = "", listing.public_on or day_of(published.at)
    _tell(listing, published, at=at)
    return listing


@transaction.atomic
def unlist(document: Document, *, at: datetime) -> None:
    """除名：nothing of the document is found any more, nor that it corrected another."""
    Listing.rows.filter(document=document).delete()
    index.drop(key_of(document))
    for other in corrected_by(document):
        relabel(other, at=at)


@transaction.atomic
def relabel(document: Document, *, at: datetime) -> bool:
    """改标签：validity and correction in list, feed and search at once; whether they were others before.

    What bears its label, as an explainer does, follows.
    """
    for other in bound_to(document):
        relabel(other, at=at)
    rows = Listing.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ", "published")
    listing = rows.filter(document=document).first()
    if listing is None:
        return False
    if not _label(listing, at=at):
        return False
    listing.changed_at = at
    listing.save(update_fields=["validity", "corrected_on", "correction", "changed_at"])
    if listing.public_on is not None and listing.ended_at is None:
        take_in(listing, on=day_of(at))
    return True


@transaction.atomic
def refind(document: Document, *, at: datetime) -> bool:
    """换一版来检索：on the day from which another version of a document holds; whether it is listed at all."""
    rows = Listing.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ", "published")
    listing = rows.filter(document=document, ended_at=None).exclude(public_on=None).first()
    if listing is not None:
        take_in(listing, on=day_of(at))
    return listing is not None


@transaction.atomic
def record_elsewhere(document: Document, *, url: str, on: date, at: datetime) -> Listing:
    """在别处发布了：from that day on the edition that waited counts, and lists lead there.

    The caller keeps the evidence of it.
    """
    listing = Listing.rows.select_for_update(of=("self",), no_key=True).get(document=document)
    standing = listing.awaiting or listing.published
    listing.elsewhere, listing.public_on, listing.awaiting = url, on, None
    _tell(listing, standing, at=at)
    return listing


@transaction.atomic
def list_elsewhere(
    unit: Unit, *, url: str, title: str, on: date, places: Iterable[tuple[str, str]], at: datetime
) -> Listing:
    """列入别处已有的：a title with its day and address, and where it belongs; given again, it is put right."""
    # 很久以前的，不因为今天才导入而排到最新的里面。
    since = datetime.combine(on, time(), at.tzinfo)
    values = {"kind": ELSEWHERE, "title": title, "public_on": on, "changed_at": since}
    listing, _ = Listing.rows.update_or_create(unit=unit, elsewhere=url, document=None, defaults=values)
    _place(listing, places)
    take_in(listing, on=day_of(at))
    return listing


@transaction.atomic
def unlist_elsewhere(listing: Listing) -> None:
    """除名：of something that stands elsewhere."""
    index.drop(_key_of(listing))
    listing.delete()


@transaction.atomic
def end_showing(listing: Listing, *, at: datetime) -> Listing:
    """展示到期：past its last day neither list, search nor file address leads to it any more."""
    listing = Listing.rows.select_for_update(of=("self",), no_key=True).get(pk=listing.pk)
    if listing.ended_at is None:
        listing.ended_at = at
        listing.save(update_fields=["ended_at"])
        index.drop(_key_of(listing))
        for published in Published.public.filter(document=listing.document):
            end_grants(of=published, by="due", at=at)
    return listing


@transaction.atomic
def list_anew(*, at: datetime) -> int:
    """重建：every row made again from what is public; how many."""
    standing = Published.public.standing().select_related("document__unit__organ").order_by("pk")
    for published in standing:
        list_published(published, at=at)
    return len(standing)


def _tell(listing: Listing, published: Published, *, at: datetime) -> None:
    """Everything that the published record says of itself, its places, and, once it is public, what can be found."""
    for name, value in values_of(published).items():
        setattr(listing, name, value)
    _label(listing, at=at)
    listing.save()
    _place(listing, places_of(published))
    if listing.public_on is not None:
        take_in(listing, on=day_of(at))
    for other in corrected_by(published.document):
        relabel(other, at=at)


def _label(listing: Listing, *, at: datetime) -> bool:
    """What other rooms know of the document on the day: whether it holds, and what corrects it; whether it is new."""
    before = (listing.validity, listing.corrected_on, listing.correction)
    known = validity_of(listing.document, on=day_of(at))
    by = correction_of(listing.document, on=day_of(at))
    listing.validity = values_of(listing.published)["validity"] if known is None else known.value
    listing.corrected_on, listing.correction = (by.public_on, by.url) if by is not None else (None, "")
    return before != (listing.validity, listing.corrected_on, listing.correction)


def _place(listing: Listing, places: Iterable[tuple[str, str]]) -> None:
    listing.places.all().delete()
    Place.rows.bulk_create(
        Place(listing=listing, unit=listing.unit, column=column, item=item) for column, item in places if column or item
    )


def take_in(listing: Listing, *, on: date) -> None:
    """收录：what can be found on the day of a listing that is public."""
    held = found_of(listing.document, on=on) if listing.document else None
    told, since_on = held or (listing.published, listing.public_on)
    index.put(
        key=_key_of(listing),
        organ=listing.unit.organ.code,
        address=listing.url,
        title=held.published.title if held else listing.title,
        kind=listing.kind,
        parts=words(told) if told else (),
        particulars=[listing.number, listing.index_number, listing.issuer, *(particulars(told) if told else ())],
        released_at=_noon_of(since_on),
        facets=_facets_of(listing) | {"year": str(since_on.year)},
        in_force=listing.validity not in {Validity.EXPIRED, Validity.REPEALED},
        leads=listing.type in LEADING,
    )


@transaction.atomic
def take_in_again(pk: int, *, on: date) -> bool:
    """补录：what can be found of one that was lost; whether it still is public."""
    rows = Listing.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ", "published")
    listing = rows.filter(pk=pk, public_on__isnull=False, ended_at=None).first()
    if listing is not None:
        take_in(listing, on=on)
    return listing is not None


def _facets_of(listing: Listing) -> dict[str, str | list[str]]:
    """What it can be narrowed down by."""
    columns = sorted({place.column for place in listing.places.all() if place.column})
    on = listing.corrected_on
    corrected = {"corrected": chinese_day(on), "correction": listing.correction} if on is not None else {}
    return corrected | {
        "unit": listing.unit.code,
        "validity": listing.validity,
        "type": listing.type,
        "column": columns,
    }


def _noon_of(day: date) -> datetime:
    """The moment by which it is ordered among what is found: of the day that lists and page tell, too."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def _key_of(listing: Listing) -> str:
    return key_of(listing.document) if listing.document else f"{ELSEWHERE}:{listing.pk}"


class Lists:
    """发布目录（端口 editorial.Follower）。"""

    def released(self, published: Published, *, by: Person | None, at: datetime) -> None:
        """Its row and what can be found follow at once."""
        list_published(published, at=at)

    def withdrawn(self, document: Document, *, at: datetime) -> None:
        """Gone from every list and from what can be found."""
        unlist(document, at=at)
