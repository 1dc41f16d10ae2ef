"""封存件的写入：seal an image or a text, look at it, close it with a new key, erase it.

Plain bytes are in memory only, on the way in and on the way out. Who may seal and who may erase is asked by the room
that calls; who may open is asked here, of the port ``sealed.Holder``.

Law: 个人信息保护法 第四十七条（保存期限已届满的，主动删除）、第五十一条（加密）；保守国家秘密法 第三十一条.
"""

import hashlib
import re
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from django.core.files.base import File
from django.db import transaction

from mingtang.audit.actions import record
from mingtang.contents.checks import CLASSIFIED
from mingtang.contents.kinds import Kind
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.secrecy import classification_marks
from mingtang.language.unseen import without_unseen
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.sealed import cipher, keys, queries, scans, storage
from mingtang.sealed.cipher import Unopenable
from mingtang.sealed.models import Sealed

MOST_BYTES = 10 * 1024 * 1024
MOST_CHARACTERS = 20_000
MOST_REASON = 200
LEFT_OVER_AFTER = timedelta(days=1)
BY_RULE = "过了保存期限。"
ERASED = "这件封存件已经抹去，没有内容了。"
GONE = "这件封存件的密文不见了，打不开。请告诉管理员，从备份恢复这一件。"
NO_KEY = (
    "这里有封存件，却没有封存密钥，不能再封存新的。"
    "请把另外保管的 seal.key 放回数据目录；确实找不回来的，由管理员在 MINGTANG_SEAL_KEYS 里写一把新的。"
)
_CODE = re.compile(r"[a-z]+(?:[._-][a-z]+)*")

Actor = Person | str


def seal(
    upload: File, *, unit: Unit, purpose: str, by: Actor, at: datetime, keep_until_on: date | None = None
) -> Sealed:
    """封存图片：a JPEG or PNG, drawn anew, or a PDF without its properties. Its name is not kept.

    Call it before a transaction of one's own, as ``files.actions.store``.
    Errors: ``RuleBroken`` with all reasons; then nothing is kept of it.
    """
    data = bytearray()
    for chunk in upload.chunks():
        data += chunk
        if len(data) > MOST_BYTES:
            break
    data = bytes(data)
    found = scans.look_into(data, upload.name or "", most=MOST_BYTES)
    if found.classified:
        _refuse_classified(unit, by=by, at=at)
    refuse_if_any(found.reasons)
    plain = scans.cleaned(data, found)
    return _kept(plain, found.kind, unit=unit, purpose=purpose, by=by, at=at, keep_until_on=keep_until_on)


def seal_text(
    text: str, *, unit: Unit, purpose: str, by: Actor, at: datetime, keep_until_on: date | None = None
) -> Sealed:
    """封存文字。Call it before a transaction of one's own. Errors: ``RuleBroken`` with all reasons."""
    if _is_marked(text):
        _refuse_classified(unit, by=by, at=at)
        raise RuleBroken(CLASSIFIED)
    reasons = [] if text.strip() else ["没有要封存的文字，请填写后再提交。"]
    if len(text) > MOST_CHARACTERS:
        reasons.append(f"文字超过 {MOST_CHARACTERS} 字，请删减后再提交。")
    refuse_if_any(reasons)
    return _kept(text.encode(), Kind.TXT, unit=unit, purpose=purpose, by=by, at=at, keep_until_on=keep_until_on)


def opened(sealed: Sealed, *, by: Actor, at: datetime, reason: str) -> bytes:
    """打开：what was sealed; the trail says who looked, when and for what. ``reason`` is a code, not words.

    Errors: ``RuleBroken`` for whoever no room lets see it and for what is erased; ``Unopenable`` when it cannot be.
    """
    _coded(reason)
    with transaction.atomic():
        sealed = _locked(sealed.pk)
        refuse_if_any([ERASED] if sealed.is_erased else _reasons_against_opening(sealed, by=by, at=at))
        plain = _plain(sealed)
        _record(sealed, verb="sealed.open", by=by, at=at, facts={"for": reason})
    return plain


def opened_text(sealed: Sealed, *, by: Actor, at: datetime, reason: str) -> str:
    """打开封存的文字。Errors: as ``opened``."""
    return opened(sealed, by=by, at=at, reason=reason).decode()


@transaction.atomic
def keep_until(sealed: Sealed, *, on: date, by: Actor, at: datetime) -> Sealed:
    """定保存期限：it is erased by rule on the day after. Errors: ``RuleBroken`` for what is erased already."""
    sealed = _locked(sealed.pk)
    refuse_if_any([ERASED] if sealed.is_erased else [])
    sealed.keep_until_on = on
    sealed.save(update_fields=["keep_until_on"])
    _record(sealed, verb="sealed.keep_until", by=by, at=at, facts={"until": on.isoformat()})
    return sealed


def erase(sealed: Sealed, *, by: Actor, at: datetime, reason: str) -> Sealed:
    """抹去：first the row says so, then every copy goes from the disk, once that is certain. The row stays.

    Errors: ``RuleBroken`` for what is erased already, and for a reason that is empty, long or names somebody's number.
    """
    if _is_marked(reason):
        _refuse_classified(sealed.unit, by=by, at=at)
        raise RuleBroken(CLASSIFIED)
    reasons = [] if reason.strip() else ["请写明为什么抹去。"]
    if len(reason) > MOST_REASON:
        reasons.append(f"抹去的理由超过 {MOST_REASON} 字，请写短一些。")
    reasons += reasons_against_personal_data(reason)
    with transaction.atomic():
        sealed = _locked(sealed.pk)
        refuse_if_any([*([ERASED] if sealed.is_erased else []), *reasons])
        return _erased(sealed, by=by, at=at, reason=reason.strip(), verb="sealed.erase")


@transaction.atomic
def erase_by_rule(pk: int, *, at: datetime) -> bool:
    """按期限抹去；whether there was anything left to erase."""
    sealed = _locked(pk)
    if sealed.is_erased:
        return False
    _erased(sealed, by="due", at=at, reason=BY_RULE, verb="sealed.erase.rule")
    return True


@transaction.atomic
def close_anew(pk: int, *, at: datetime) -> bool:
    """换密钥：close it with the key that seals now; whether an older one had closed it.

    The older copy lies a day longer, for a backup under way. Errors: ``Unopenable``.
    """
    sealed = _locked(pk)
    key = keys.held()[0]
    if sealed.is_erased or sealed.sealed_with == key.id:
        return False
    blob = cipher.closed(_plain(sealed), key=key, of=sealed.key, purpose=sealed.purpose)
    storage.put(blob, key=sealed.key, sealed_with=key.id)
    storage.touch(storage.path_of(sealed.key, sealed.sealed_with), at=at)
    sealed.sealed_with, sealed.sha256 = key.id, hashlib.sha256(blob).hexdigest()
    sealed.save(update_fields=["sealed_with", "sha256"])
    _record(sealed, verb="sealed.close_anew", by="due", at=at)
    return True


def sweep(*, at: datetime) -> int:
    """清理：remove every file of what is erased, and those older than a day that no row names; how many."""
    rows = Sealed.rows.values_list("key", "sealed_with", "erased_at")
    known = {key.hex: (sealed_with, erased_at) for key, sealed_with, erased_at in rows}
    before = (at - LEFT_OVER_AFTER).timestamp()
    count = 0
    for it in storage.lying():
        sealed_with, erased_at = known.get(it.key, (None, None))
        is_kept = it.sealed_with == sealed_with or _changed_at(it.path) >= before
        if erased_at is None and is_kept:
            continue
        it.path.unlink(missing_ok=True)
        count += 1
    return count


def _kept(
    plain: bytes, kind: Kind, *, unit: Unit, purpose: str, by: Actor, at: datetime, keep_until_on: date | None
) -> Sealed:
    """Close it, write the file, then the row; without the row the file goes again."""
    _coded(purpose)
    key = _sealing_key()
    person = by if isinstance(by, Person) else None
    sealed = Sealed(unit=unit, purpose=purpose, kind=kind.value, size=len(plain), sealed_by=person, sealed_at=at)
    sealed.keep_until_on, sealed.sealed_with = keep_until_on, key.id
    blob = cipher.closed(plain, key=key, of=sealed.key, purpose=purpose)
    sealed.sha256 = hashlib.sha256(blob).hexdigest()
    is_kept = False
    try:
        storage.put(blob, key=sealed.key, sealed_with=key.id)
        with transaction.atomic():
            sealed.save(force_insert=True)
            facts = {"purpose": purpose, "sha256": sealed.sha256}
            _record(sealed, verb="sealed.seal", by=by, at=at, facts=facts)
        is_kept = True
    finally:
        if not is_kept:
            storage.remove(sealed.key)
    return sealed


def _sealing_key() -> keys.SealKey:
    """The first key; made now if nothing was ever sealed, for a new one would hide that the old one is lost."""
    held = keys.held()
    if held:
        return held[0]
    refuse_if_any([NO_KEY] if Sealed.rows.filter(erased_at=None).exists() else [])
    return keys.make()


def _plain(sealed: Sealed) -> bytes:
    try:
        blob = storage.path_of(sealed.key, sealed.sealed_with).read_bytes()
    except FileNotFoundError:
        raise Unopenable(GONE) from None
    return cipher.reopened(blob, keys=keys.held(), of=sealed.key, purpose=sealed.purpose)


def _erased(sealed: Sealed, *, by: Actor, at: datetime, reason: str, verb: str) -> Sealed:
    sealed.erased_by = by if isinstance(by, Person) else None
    sealed.erased_at, sealed.erased_reason = at, reason
    sealed.save(update_fields=["erased_by", "erased_at", "erased_reason"])
    _record(sealed, verb=verb, by=by, at=at)
    transaction.on_commit(partial(storage.remove, sealed.key))
    return sealed


def _reasons_against_opening(sealed: Sealed, *, by: Actor, at: datetime) -> list[str]:
    """What acts by rule, without a person, is a room of ours and has asked itself."""
    if isinstance(by, str) or queries.may_open(sealed, by, at=at):
        return []
    return ["这件封存件不由您查看。"]


def _locked(pk: int) -> Sealed:
    return Sealed.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=pk)


def _is_marked(text: str) -> bool:
    return any(classification_marks(told) for told in (text, without_unseen(text)))


def _refuse_classified(unit: Unit, *, by: Actor, at: datetime) -> None:
    """The trail says no more than that there was a mark."""
    record(unit.organ.code, by=by, verb="sealed.refuse_classified", of=unit, at=at)


def _changed_at(path: Path) -> float:
    """When it was last written; never, once somebody else has moved it into its place or taken it away."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _coded(text: str) -> None:
    """Errors: ``ValueError`` for words: what goes into the trail and the name of a purpose are codes."""
    if not _CODE.fullmatch(text):
        raise ValueError("a code is wanted: small letters and points")


def _record(sealed: Sealed, *, verb: str, by: Actor, at: datetime, facts: dict[str, object] | None = None) -> None:
    record(sealed.unit.organ.code, by=by, verb=verb, of=sealed, at=at, facts=facts)
