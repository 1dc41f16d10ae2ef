"""登记：from the day recorded, what the county portal publishes counts; and when it was taken down there again.

Law: 政府信息公开条例 第二十三条、第二十六条.
"""

from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from mingtang.audit.actions import record
from mingtang.contents.kinds import IMAGES
from mingtang.editorial.attachments import reasons_against_attachments
from mingtang.editorial.models import Published
from mingtang.files.actions import store
from mingtang.files.models import Attachment
from mingtang.language.file_names import extension_of
from mingtang.law.editorial import EditionState
from mingtang.law.outlets import Outlet, reasons_against_posting, reasons_against_removal
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.listings.actions import record_elsewhere
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.outlets.queries import host_of
from mingtang.postings.actions.typed import refuse_classified
from mingtang.postings.models import Posting, Removal
from mingtang.postings.queries import first_day, standing_at, still_there

NO_PICTURE = "截图请上传图片（JPG、PNG 或者 WebP），看得清网址、标题和日期。"
_PICTURES = {extension for kind in IMAGES for extension in kind.extensions}


def hand_in(published: Published, *, url: str, on: date, screenshot: File, by: Person, at: datetime) -> Posting:
    """登记县门户发布，with the screenshot as it was uploaded: everything else is asked before it is kept."""
    organ = published.document.unit.organ
    refuse_classified(organ, url, by=by, at=at)
    found = reasons_against_recording(published, by=by, at=at) or _reasons_against_told(published, url, on=on, at=at)
    refuse_if_any([*found, *([] if extension_of(screenshot.name or "") in _PICTURES else [NO_PICTURE])])
    kept = store(screenshot, unit=organ, by=by, at=at)
    return record_posting(published, url=url, on=on, screenshot=kept, by=by, at=at)


@transaction.atomic
def record_posting(
    published: Published, *, url: str, on: date, screenshot: Attachment, by: Person, at: datetime
) -> Posting:
    """登记县门户发布：address, day and screenshot of what was copied there."""
    published.document.editions.select_for_update(of=("self",), no_key=True).get(number=published.number)
    published = Published.rows.select_related("revision__edition", "document__unit__organ").get(pk=published.pk)
    refuse_if_any(reasons_against_recording(published, by=by, at=at))
    organ = published.document.unit.organ
    found = _reasons_against_told(published, url, on=on, at=at)
    if screenshot.unit.organ_id != organ.pk or not screenshot.file_kind.is_image:
        found.append(NO_PICTURE)
    refuse_if_any(found)
    posting = Posting.rows.create(
        document=published.document,
        published=published,
        url=url.strip(),
        on=on,
        screenshot=screenshot,
        recorded_by=by,
        at=at,
    )
    # 有更正版的，发布日期仍从第一版算起；登记有误、重新登记的，以后一次为准。
    record_elsewhere(published.document, url=posting.url, on=first_day(published.document) or on, at=at)
    record(organ.code, by=by, verb="postings.record", of=posting, at=at, facts={"on": on.isoformat()})
    return posting


def reasons_against_recording(published: Published, *, by: Person, at: datetime) -> list[str]:
    """不能登记的理由：of what stands, meant for the county portal, by the clerk."""
    unit = published.document.unit
    found = []
    if published.content.get("outlet") != Outlet.COUNTY.value:
        found.append("这一件在本站发布，不用登记县门户的地址。")
    if published.revision.edition.state != EditionState.LIVE.value:
        found.append("这一版已经不是现行的一版，请登记现行的一版。")
    if not may_record(unit, by=by, at=at):
        found.append(f"县门户发布由{unit.organ.name}的政务公开专员登记。")
    return found


def _reasons_against_told(published: Published, url: str, *, on: date, at: datetime) -> list[str]:
    organ = published.document.unit.organ
    days = {"on": on, "released_on": day_of(published.at), "today": day_of(at)}
    found = list(reasons_against_posting(url, host=host_of(organ), **days))
    taken = standing_at(organ, [url]).exclude(document=published.document).first()
    if taken is not None and taken.document_id is not None:
        found.append(f"这个网址已经登记给《{taken.title}》，请核对。")
    elif taken is not None:
        found.append(f"这个网址已经作为已有条目《{taken.title}》导入过，请先在“已有条目”里移除它，再登记。")
    return found


def may_record(unit: Unit, *, by: Person, at: datetime) -> bool:
    """能否登记。"""
    return by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at))


def reasons_against_package(published: Published, *, at: datetime) -> list[str]:
    """不能取成品包的理由：only what stands is copied, and only with the very files that were signed."""
    if published.revision.edition.state != EditionState.LIVE.value:
        return ["这一版已经不是现行的一版，请取现行的一版。"]
    return reasons_against_attachments(published.content)


@transaction.atomic
def note_package(published: Published, *, by: Person, at: datetime) -> None:
    """取成品包：who took which edition to copy it to the county portal."""
    refuse_if_any(reasons_against_package(published, at=at))
    organ = published.document.unit.organ
    record(organ.code, by=by, verb="postings.package", of=published, at=at, facts={"digest": published.digest})


@transaction.atomic
def record_removal(posting: Posting, *, on: date, by: Person, at: datetime) -> Removal:
    """登记县门户撤下：somebody has seen that it stands there no more."""
    posting = (
        Posting.rows.select_for_update(of=("self",), no_key=True)
        .select_related("document__unit__organ")
        .get(pk=posting.pk)
    )
    found = reasons_against_removing(posting, by=by, at=at)
    refuse_if_any([*found, *reasons_against_removal(on=on, posted_on=posting.on, today=day_of(at))])
    removal = Removal.rows.create(posting=posting, on=on, recorded_by=by, at=at)
    organ = posting.document.unit.organ
    record(organ.code, by=by, verb="postings.remove", of=posting, at=at, facts={"on": on.isoformat()})
    return removal


def reasons_against_removing(posting: Posting, *, by: Person, at: datetime) -> list[str]:
    """不能登记撤下的理由：only of what is to be taken down there, by the clerk."""
    unit = posting.document.unit
    found = []
    if not still_there().filter(pk=posting.pk).exists():
        found.append("这一条不用撤下，或者已经登记过撤下。")
    if not may_record(unit, by=by, at=at):
        found.append(f"县门户撤下由{unit.organ.name}的政务公开专员登记。")
    return found
