"""收更正要求：through the public form, or entered by the clerk. Images are sealed before anything else is stored.

Law: 政府信息公开条例 第四十一条; 个人信息保护法 第五十一条（加密）.
"""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, replace
from datetime import datetime

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from mingtang.law.matters import Arrival
from mingtang.law.rectifications import RectificationAct, RectificationState, Typed, reasons_against_asking
from mingtang.law.rules import refuse_if_any
from mingtang.matters.actions import receiving
from mingtang.matters.actions.receiving import PUBLIC, Came, Receipt
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.rectifications.models import Rectification
from mingtang.sealed.actions import erase, seal
from mingtang.sealed.models import Sealed
from mingtang.visits.actions import came

CHAIN = Rectification.CHAIN
ASK, LOOK = "rectify", "rectify-look"
PURPOSES = {"identity": "rectifications.identity", "proof": "rectifications.proof"}
_TYPED = ("name", "phone", "address", "record", "wrong", "right", "evidence")
Images = dict[str, File | None]


def ask_online(
    unit: Unit, *, typed: Typed, images: Images, form_key: str, trap: str = "", address: str, at: datetime
) -> Receipt:
    """网上要求更正：or say all that is wrong; the very form sent twice gives the same receipt."""
    typed = _cleaned(typed, has_identity=images.get("identity") is not None)
    receiving.refuse_marked(_words(typed), unit, chain=CHAIN, by=PUBLIC, at=at)
    before = receiving.taken_before(Rectification, form_key)
    if before is not None and before.unit_id == unit.pk and before.writing.wrong == typed.wrong != "" and not trap:
        return receiving.receipt_again(before, form_key)
    told = {"trap": trap, "form_key": form_key, "again": before is not None, "kind": ASK, "address": address}
    refuse_if_any([*receiving.reasons_at_the_door(unit, **told, at=at), *reasons_against_asking(typed)])
    with _sealed(images, unit, by=PUBLIC, at=at) as sealed, transaction.atomic():
        came(address, kind=ASK, at=at)
        return _stored(unit, typed, receiving.online(day_of(at)), sealed, form_key=form_key, by=None, at=at)


def enter(unit: Unit, *, typed: Typed, came_in: Came, images: Images, by: Person, at: datetime) -> Receipt:
    """登记更正要求：from the counter, a letter, the telephone or another organ; by the clerk."""
    seen = bool(came_in.identity_seen.strip()) or images.get("identity") is not None
    typed = _cleaned(typed, has_identity=seen)
    also = (came_in.title, came_in.passed_by, came_in.identity_seen)
    receiving.refuse_marked((*_words(typed), *also), unit, chain=CHAIN, by=by, at=at)
    reasons = [
        *receiving.reasons_against_entering(unit, by=by, at=at),
        *receiving.reasons_against_coming(came_in, at=at),
    ]
    reasons += ["网上来的由系统登记。"] if came_in.arrival is Arrival.WEB else []
    refuse_if_any([*reasons, *reasons_against_asking(typed)])
    form_key = secrets.token_urlsafe(24)
    with _sealed(images, unit, by=by, at=at) as sealed, transaction.atomic():
        return _stored(unit, typed, came_in, sealed, form_key=form_key, by=by, at=at)


def _stored(
    unit: Unit,
    typed: Typed,
    came_in: Came,
    sealed: dict[str, Sealed],
    *,
    form_key: str,
    by: Person | None,
    at: datetime,
) -> Receipt:
    term = settings.MINGTANG_RECTIFICATION_DAYS
    matter = Rectification(unit=unit, state=RectificationState.RECEIVED.value, term=term)
    written = {name: getattr(typed, name) for name in _TYPED} | sealed
    written["identity_seen"] = came_in.identity_seen.strip()
    first = RectificationAct.REGISTER.value
    return receiving.stored(matter, came_in, form_key=form_key, first=first, written=written, by=by, at=at)


@contextmanager
def _sealed(images: Images, unit: Unit, *, by: Person | str, at: datetime) -> Iterator[dict[str, Sealed]]:
    """What was sealed before the transaction, and erased again when nothing came of it."""
    with ExitStack() as undo:
        kept = {}
        for name, image in images.items():
            if image is None:
                continue
            kept[name] = seal(image, unit=unit, purpose=PURPOSES[name], by=by, at=at)
            undo.callback(erase, kept[name], by=CHAIN, at=at, reason="更正要求没有收下。")
        yield kept
        undo.pop_all()


def _cleaned(typed: Typed, *, has_identity: bool) -> Typed:
    # 换行只算一个字：a browser sends two characters for one.
    told = {name: getattr(typed, name).replace("\r\n", "\n").replace("\r", "\n").strip() for name in _TYPED}
    return replace(typed, **told, has_identity=has_identity)


def _words(typed: Typed) -> list[str]:
    return [told for told in asdict(typed).values() if isinstance(told, str)]
