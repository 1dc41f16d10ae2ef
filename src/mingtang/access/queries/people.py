"""登录记录的查询：of one person, for those who may know."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from mingtang.access.models import Device, SignIn
from mingtang.organs.models import Person

SHOWN = 20


def device_of(person: Person) -> Device | None:
    """绑定的手机，if any."""
    return Device.rows.in_force().filter(person=person).first()


def sign_ins_of(person: Person) -> list[SignIn]:
    """最近的登录，the newest first."""
    return list(SignIn.rows.filter(person=person).order_by("-at", "-pk")[:SHOWN])


def sign_in(number: int, person: Person) -> SignIn | None:
    """The sign-in that a session belongs to, if it still holds."""
    return SignIn.rows.open().filter(pk=number, person=person).first()


def expired(*, at: datetime) -> list[int]:
    """登录过期：open sign-ins whose session is over or gone."""
    holding = Session.objects.filter(pk=OuterRef("session_key"), expire_date__gt=at)
    return list(SignIn.rows.open().filter(~Exists(holding)).order_by("pk").values_list("pk", flat=True))


def coming_in(pk: int) -> Person | None:
    """Whose password was right, as long as they are here."""
    return Person.rows.select_related("unit__organ").filter(pk=pk, is_active=True).first()
