"""公开前核对的写入：a doubt is ignored for a reason; the organ's own words are added and taken away."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from mingtang.audit.actions import record, reference
from mingtang.files.marked import refuse_if_marked
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.wording import OwnKind, own_of
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.vetting.models import Confirmation, Excuse, OwnEntry, PictureCheck
from mingtang.vetting.places import Place, Text, pictures_of, places_of

LONGEST, LONGEST_OTHER, MOST = 200, 200, 5000
NOT_THERE = "这一处已经不在了，可能有人刚改过，请刷新页面再看。"
PICTURE_GONE = "这张图片、这段录音录像已经不在了，可能有人刚改过，请刷新页面再看。"
PICTURE_SEEN = "已经有人看过、确认过了。"
NOT_EXCUSED = "这一处还没有人写明为什么可以公开。"
CONFIRMED = "这一处已经有另一个人确认过了。"
ANOTHER = "放行要由写明理由的人以外的另一个人确认。"


def reasons_against_excusing(place: Place | None, reason: str) -> list[str]:
    """不能忽略的理由：nothing without a reason; what must not go public waits for a second person after that."""
    found = [NOT_THERE] if place is None else []
    if place is not None and place.excuse is not None:
        found.append("这一处已经写明理由忽略了。")
    if len(reason) < 2:
        found.append("请写明为什么可以这样公开。")
    if len(reason) > LONGEST:
        found.append(f"理由超过 {LONGEST} 个字，请缩短。")
    return found + reasons_against_personal_data(reason)


def excuse(text: Text, mark: str, *, reason: str, by: Person, at: datetime) -> Excuse:
    """忽略一处：remembered for this text as long as the words around it stay as they are.

    Who may do it, the room says whose text it is. Call it outside a transaction of one's own.
    """
    reason = " ".join(reason.split())
    _refuse_classified(text.organ, reason, by=by, at=at)
    with transaction.atomic():
        Unit.rows.select_for_update(of=("self",), no_key=True).get(pk=text.organ.pk)
        place = next((it for it in places_of(text, on=day_of(at)) if it.noticed.mark == mark), None)
        refuse_if_any(reasons_against_excusing(place, reason))
        told = place.noticed
        row = Excuse.rows.create(
            organ=text.organ,
            subject=text.subject,
            mark=told.mark,
            label=told.label,
            place=place.where[:200],
            shown=told.masked[:100],
            reason=reason,
            by=by,
            stands_for=by.stands_for,
            at=at,
        )
        record(text.organ.organ.code, by=by, verb="vetting.excuse", of=row, at=at, facts={"mark": row.mark})
    return row


def reasons_against_confirming(place: Place | None, *, by: Person) -> list[str]:
    """不能确认放行的理由：it is another person who confirms, and only what somebody gave a reason for."""
    if place is None or not place.must_not:
        return [NOT_THERE]
    if place.excuse is None:
        return [NOT_EXCUSED]
    if place.confirmation is not None:
        return [CONFIRMED]
    return [ANOTHER] if by.hands & {place.excuse.by_id, place.excuse.stands_for_id} else []


def confirm(text: Text, mark: str, *, by: Person, at: datetime) -> Confirmation:
    """确认放行：a second person lets pass what must not go public. Who may do it, the room says whose text it is."""
    with transaction.atomic():
        Unit.rows.select_for_update(of=("self",), no_key=True).get(pk=text.organ.pk)
        place = next((it for it in places_of(text, on=day_of(at)) if it.noticed.mark == mark), None)
        refuse_if_any(reasons_against_confirming(place, by=by))
        row = Confirmation.rows.create(excuse=place.excuse, by=by, stands_for=by.stands_for, at=at)
        facts = {"mark": place.noticed.mark}
        record(text.organ.organ.code, by=by, verb="vetting.confirm", of=row, at=at, facts=facts)
    return row


def check_picture(text: Text, key: UUID, *, by: Person, at: datetime) -> PictureCheck:
    """看过一张图片，听完、看完一段录音录像：remembered for this very file in this record.

    Who may do it, the room says whose text it is.
    """
    with transaction.atomic():
        Unit.rows.select_for_update(of=("self",), no_key=True).get(pk=text.organ.pk)
        shown = next((it for it in pictures_of(text) if it.picture.key == key), None)
        refuse_if_any([PICTURE_GONE] if shown is None else [PICTURE_SEEN] if shown.check is not None else [])
        told = {"by": by, "stands_for": by.stands_for, "at": at}
        row = PictureCheck.rows.create(organ=text.organ, subject=text.subject, picture=shown.picture, **told)
        facts = {"picture": reference(shown.picture)}
        told, heard = {"of": row, "at": at, "facts": facts}, shown.is_recording
        record(text.organ.organ.code, by=by, verb="vetting.recording" if heard else "vetting.picture", **told)
    return row


def reasons_against_words(organ: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能改用语表的理由：the clerk or the administrator of an organ keeps it."""
    if not organ.is_organ:
        return ["用语表由行政机关登记。"]
    posts = (PostKind.DISCLOSURE_CLERK, PostKind.ADMINISTRATOR)
    if any(by.holds(post, at_unit=organ, on=day_of(at)) for post in posts):
        return []
    return [f"用语表由{organ.name}的政务公开专员或者管理员登记。"]


def add_words(organ: Unit, lines: Iterable[str], *, by: Person, at: datetime) -> int:
    """登记用语：rows of kind, right form and other forms; one that is there already is replaced. All of them or none.

    Call it outside a transaction of one's own.
    """
    lines = list(lines)
    _refuse_classified(organ, *lines, by=by, at=at)
    with transaction.atomic():
        organ = Unit.rows.select_for_update(of=("self",), no_key=True).get(pk=organ.pk)
        words, unread = own_of(lines)
        found = [*reasons_against_words(organ, by=by, at=at), *unread[:10]]
        found += [] if words or unread else ["没有读到一条用语，请照样子写。"]
        found += [f"“{word.right}”的别的写法太长，请缩短。" for word in words if len(word.other) > LONGEST_OTHER]
        typed = (f"{it.right} {it.other}" for it in words if it.kind is not OwnKind.OFFICE_PHONE)
        found += reasons_against_personal_data(*typed)
        standing = {(row.kind, row.written): row for row in OwnEntry.rows.filter(organ=organ, removed_at=None)}
        found += [f"一个机关最多登记 {MOST} 条用语。"] if len(standing) + len(words) > MOST else []
        refuse_if_any(found)
        new = [it for it in words if getattr(standing.get((it.kind.value, it.right)), "other", None) != it.other]
        for word in new:
            before = standing.get((word.kind.value, word.right))
            if before is not None:
                _end(before, by=by, at=at)
            told = {"kind": word.kind.value, "written": word.right, "other": word.other}
            OwnEntry.rows.create(organ=organ, added_by=by, added_at=at, **told)
        if new:
            record(organ.code, by=by, verb="vetting.words.add", of=organ, at=at, facts={"count": len(new)})
    return len(new)


@transaction.atomic
def remove_word(entry: OwnEntry, *, by: Person, at: datetime) -> None:
    """去掉一条用语：the row stays, and is asked for no more."""
    entry = OwnEntry.rows.select_for_update(of=("self",), no_key=True).select_related("organ").get(pk=entry.pk)
    found = reasons_against_words(entry.organ, by=by, at=at)
    found += ["这一条已经去掉了。"] if entry.removed_at is not None else []
    refuse_if_any(found)
    _end(entry, by=by, at=at)
    record(entry.organ.code, by=by, verb="vetting.words.remove", of=entry, at=at)


def _end(entry: OwnEntry, *, by: Person, at: datetime) -> None:
    entry.removed_by, entry.removed_at = by, at
    entry.save(update_fields=["removed_by", "removed_at"])


def _refuse_classified(organ: Unit, *texts: str, by: Person, at: datetime) -> None:
    refuse_if_marked(texts, unit=organ, verb="vetting.refuse_classified", by=by, at=at)
