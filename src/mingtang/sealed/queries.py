"""封存件的查阅：who may open one, what is past its day, and for which a key is missing."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from mingtang import ports
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer
from mingtang.sealed import keys
from mingtang.sealed.models import Sealed


def may_open(sealed: Sealed, viewer: Viewer, *, at: datetime) -> bool:
    """可否打开：nobody, unless a room that holds it says so."""
    if not isinstance(viewer, Person) or not viewer.is_active or sealed.is_erased:
        return False
    return any(holder.may_open(sealed, viewer, at) for holder in ports.answering("sealed.Holder"))


def seen(key: UUID, *, viewer: Viewer, at: datetime) -> Sealed | None:
    """The sealed thing with this key if the viewer may open it; hidden, erased and never sealed are the same."""
    sealed = Sealed.rows.filter(key=key).select_related("unit").first()
    return sealed if sealed is not None and may_open(sealed, viewer, at=at) else None


def past_keeping(*, on: date) -> list[int]:
    """过了保存期限的：those whose last day is over and that are not erased yet."""
    return list(Sealed.rows.filter(erased_at=None, keep_until_on__lt=on).values_list("pk", flat=True))


def closed_with_older_keys() -> list[int]:
    """用旧密钥封着的：those that a key we hold opens, but not the one that seals now."""
    held = [key.id for key in keys.held()]
    return list(Sealed.rows.filter(erased_at=None, sealed_with__in=held[1:]).values_list("pk", flat=True))


def keys_missing(wanted: Iterable[str]) -> list[str]:
    """缺的密钥：the fingerprints among these that no key here has."""
    return sorted(set(wanted) - {key.id for key in keys.held()})
