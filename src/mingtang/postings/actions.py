"""县门户发布的写入：from the day recorded, the publication counts.

Law: 政府信息公开条例 第二十三条、第二十六条.
"""

from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.editorial.models import Published
from mingtang.files.models import Attachment
from mingtang.law.editorial import EditionState
from mingtang.law.outlets import Outlet, reasons_against_posting
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.listings.actions import record_elsewhere
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.outlets.queries import host_of
from mingtang.postings.models import Posting


@transaction.atomic
def record_posting(
    published: Published, *, url: str, on: date, screenshot: Attachment, by: Person, at: datetime
) -> Posting:
    """登记县门户发布：address, day and screenshot of what was copied there."""
    published.document.editions.select_for_update(of=("self",), no_key=True).get(number=published.number)
    published = Published.rows.select_related("revision__edition", "document__unit__organ").get(pk=published.pk)
    refuse_if_any(reasons_against_recording(published, by=by, at=at))
    organ = published.document.unit.organ
    days = {"on": on, "released_on": day_of(published.at), "today": day_of(at)}
    found = list(reasons_against_posting(url, host=host_of(organ), **days))
    if screenshot.unit.organ_id != organ.pk or not screenshot.file_kind.is_image:
        found.append("请上传本机关截的图片，看得清网址、标题和日期。")
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
    # 有更正版的，发布日期仍从第一次算起。
    first = Posting.rows.filter(document=published.document).order_by("on", "pk").first() or posting
    record_elsewhere(published.document, url=posting.url, on=first.on, at=at)
    record(organ.code, by=by, verb="postings.record", of=posting, at=at, facts={"on": on.isoformat()})
    return posting


def reasons_against_recording(published: Published, *, by: Person, at: datetime) -> list[str]:
    """不能登记的理由：of what stands, meant for the county portal, by the clerk or whoever may release."""
    unit = published.document.unit
    found = []
    if published.content.get("outlet") != Outlet.COUNTY.value:
        found.append("这一件在本站发布，不用登记县门户的地址。")
    if published.revision.edition.state != EditionState.LIVE.value:
        found.append("这一版已经不是现行的一版，请登记现行的一版。")
    if not may_record(unit, by=by, at=at):
        found.append(f"县门户发布由{unit.organ.name}的政务公开专员登记。")
    return found


def may_record(unit: Unit, *, by: Person, at: datetime) -> bool:
    """能否登记。"""
    return by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at))
