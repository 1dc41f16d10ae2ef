"""证明的图片：sealed on the way in, before anything else is stored; gone again if the rest fails."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime

from django.core.files.base import File

from mingtang.law.applying import MOST_PICTURES
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.sealed.actions import erase, seal
from mingtang.sealed.models import Sealed

IDENTITY = "applications.identity"


@contextmanager
def closed(images: Sequence[File], unit: Unit, *, by: Person | str, at: datetime) -> Iterator[list[Sealed]]:
    """The images, closed, for as long as whatever they belong to is stored.

    Errors: ``RuleBroken`` for too many, and for one that cannot be sealed; then none is kept.
    """
    refuse_if_any([f"证明的图片一次最多 {MOST_PICTURES} 张，请挑要紧的。"] if len(images) > MOST_PICTURES else [])
    with ExitStack() as undo:
        sealed = []
        for image in images:
            one = seal(image, unit=unit, purpose=IDENTITY, by=by, at=at)
            undo.callback(erase, one, by="applying", at=at, reason="申请没有收下。")
            sealed.append(one)
        yield sealed
        undo.pop_all()
