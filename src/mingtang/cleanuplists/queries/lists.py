"""公布的目录：the frozen body of the three lists, and what each document's validity makes of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from mingtang.cleanups.models import Cleanup, CleanupEntry
from mingtang.cleanups.queries.standing import entries
from mingtang.cleanups.queries.who import untruths
from mingtang.editorial.models import Document, Published
from mingtang.law.cleanups import FATE_HEADINGS, CleanupState, Fate
from mingtang.law.days import chinese_day
from mingtang.law.validity import Turn

TURNS = {Fate.KEEP: Turn.KEPT, Fate.REPEAL: Turn.REPEALED, Fate.LAPSE: Turn.EXPIRED}


def title_of(cleanup: Cleanup) -> str:
    """公布的标题。"""
    return f"{cleanup.title}结果"


def turn_of(entry: CleanupEntry) -> Turn | None:
    """对效力的变更；none for what is to be amended: it holds until then."""
    return TURNS.get(Fate(entry.fate))


def cleanup_of(document: Document) -> Cleanup | None:
    """The campaign whose lists a public document is."""
    room, _, pk = document.subject.partition(":")
    if room != Cleanup._meta.label_lower:
        return None
    return Cleanup.rows.select_related("unit__organ").get(pk=int(pk))


def cleanup_at(organ: str, number: int) -> Cleanup:
    """The campaign that a body is of."""
    return Cleanup.rows.select_related("unit__organ").get(unit__code=organ, number=number)


def hold_cleanup(organ: str, number: int) -> None:
    """Lock the campaign that a body is of, in the transaction of the caller."""
    Cleanup.rows.select_for_update(of=("self",), no_key=True).get(unit__code=organ, number=number)


def matched(cleanup: Cleanup) -> Sequence[CleanupEntry]:
    """文件库里有的，by document, so that lives are always locked in one order."""
    rows = entries(cleanup).filter(document__isnull=False).select_related("document__unit__organ")
    return list(rows.order_by("document"))


def reasons_against_effect(entry: CleanupEntry) -> list[str]:
    """效力不能跟着改的理由：nothing of it is public any more."""
    is_public = Published.public.filter(document=entry.document).standing().exists()
    return [] if is_public else [f"《{entry.title}》现在不公开了。"]


def reasons_against_listing(cleanup: Cleanup, *, at: datetime) -> list[str]:
    """签批以后文件库变了：the lists would tell the public what is no longer so, or leave out what they should have.

    Law: 政府信息公开条例 第六条（准确）.
    """
    found = untruths(cleanup, at=at)
    way = "签批以后文件库里有了变动，这份目录不能公布；已经送审的请退回，另行登记一次清理，重新提意见、签批。"
    return [*found, way] if found else []


def build(cleanup: Cleanup) -> dict[str, Any]:
    """The body of the public page: as it was signed; always the same number of queries."""
    rows = list(entries(cleanup))
    assert cleanup.decided_on is not None
    return {
        "organ": {"code": cleanup.unit.code, "name": cleanup.unit.name},
        "number": cleanup.number,
        "title": title_of(cleanup),
        "year": cleanup.decided_on.year,
        "basis": cleanup.basis,
        "scope": f"{chinese_day(cleanup.since_on)}至{chinese_day(cleanup.until_on)}制定的{cleanup.type_names}",
        "decided": chinese_day(cleanup.decided_on),
        "total": len(rows),
        # 送审、发布以前都核对过：every document of the library within the scope is on one of the lists.
        "is_whole": True,
        "lists": [_list(fate, [row for row in rows if row.fate == fate.value]) for fate in FATE_HEADINGS],
    }


def _list(fate: Fate, rows: Sequence[CleanupEntry]) -> dict[str, Any]:
    told = [_row(row) for row in rows]
    has_reasons = any(row["reason"] for row in told)
    return {
        "fate": fate.value,
        "heading": fate.heading,
        "label": fate.label,
        "has_reasons": has_reasons,
        "rows": told,
    }


def _row(row: CleanupEntry) -> dict[str, str]:
    listing = getattr(row.document, "listing", None) if row.document else None
    return {
        "title": row.title,
        "number": row.number,
        "made": chinese_day(row.made_on),
        "reason": row.reason if row.is_reason_public else "",
        "until": chinese_day(row.amend_by_on) if row.amend_by_on else "",
        "url": listing.url if listing is not None and listing.public_on is not None else "",
    }


def told_of(document: Document) -> CleanupEntry | None:
    """最近一次公布的清理怎么说这份文件；``None`` where none that is public has it."""
    rows = CleanupEntry.rows.filter(document=document, dropped_at=None, cleanup__state=CleanupState.SIGNED.value)
    newest = rows.select_related("cleanup__unit").order_by("-cleanup__decided_on", "-pk")
    for row in newest:
        if Published.public.standing().filter(document__address=row.cleanup.address).exists():
            return row
    return None
