"""岗位 × 地址：what an address answers to everybody there is, and that what is refused changes nothing."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from mingtang.law.units import PostKind
from mingtang.organs.actions.people import add_person, leave
from mingtang.organs.models import Post
from tests import builders
from tests.builders import FOUNDED, PASSWORD, PEOPLE, Town
from tests.replay import Replay

ANONYMOUS, GONE, POSTLESS = "anonymous", "gone", "postless"
ROLES = (ANONYMOUS, GONE, POSTLESS, *(username for username, *_ in PEOPLE))
SIGN_IN = "sign-in"
"""The outcome of being sent to the sign-in page."""


# 看得到本机关一切的人：岗位设在机关或科室的，和上级机关的督查员。
OF_THE_ORGAN = frozenset(
    {
        "clerk",
        "officer",
        "other-officer",
        "reviewer",
        "office-reviewer",
        "leader",
        "inspector",
        "administrator",
        "county-inspector",
    }
)


def stand_ins(made: Town) -> None:
    """Two more people: one without any post, and one with every post of the organ who is about to leave."""
    for username in (GONE, POSTLESS):
        made.people[username] = add_person(
            username=username, name="离某某", unit=made.organ, password=PASSWORD, by="install", at=FOUNDED
        )
    for kind in PostKind:
        # 不能兼任的也给上：whoever is out may do nothing, whatever stands in the rows.
        Post.rows.create(person=made.people[GONE], unit=made.organ, kind=kind.value, since_on=FOUNDED.date())


def _peopled() -> Town:
    made = builders.town()
    stand_ins(made)
    made.sessions = {role: _session(made, role) for role in ROLES if role != ANONYMOUS}
    return made


def _session(made: Town, role: str) -> str:
    client = Client()
    client.force_login(made[role])
    return client.cookies[settings.SESSION_COOKIE_NAME].value


peopled = Replay(_peopled)
"""The county of the builders, with somebody without a post and somebody about to leave; all of them are signed in."""


def signed_in(made: Town, role: str) -> Client:
    """A client in the role; the one who is gone signed in before leaving."""
    client = Client(raise_request_exception=True)
    sessions = getattr(made, "sessions", {})
    if role in sessions:
        client.cookies[settings.SESSION_COOKIE_NAME] = sessions[role]
    elif role != ANONYMOUS:
        client.force_login(made[role])
    if role == GONE:
        leave(made[role], on=FOUNDED.date(), by="install", at=FOUNDED)
    return client


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside did not happen afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything(written: Collection[str] = ()) -> dict[str, list[dict[str, Any]]]:
    """Every row of the tables of ours that these statements wrote to; of all tables, where none is told or known."""
    ours = [config for config in apps.get_app_configs() if config.name.startswith("mingtang.")]
    models = [model for config in ours for model in config.get_models(include_auto_created=True)]
    named = {found[2] if (found := _WRITES.match(sql)) else "" for sql in written}
    if named and named <= {model._meta.db_table for model in models}:
        models = [model for model in models if model._meta.db_table in named]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


_WRITES = re.compile(
    r"\s*(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE)\b(?!.{0,20}\b(?:django_session|axes_))[^\"]*\"?(\w*)", re.IGNORECASE
)


@contextmanager
def watched() -> Iterator[Callable[[], bool]]:
    """Within a transaction: whether any row of ours is another than before; afterwards it is as before.

    Rows are compared only where something was written at all; most of what is refused never gets so far.
    """
    written: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if _WRITES.match(sql):
            written.append(sql)
        return execute(sql, params, many, context)

    mark = transaction.savepoint()

    def changed() -> bool:
        if not written:
            return False
        after = everything(written)
        transaction.savepoint_rollback(mark)
        return after != everything(written)

    with connection.execute_wrapper(note):
        yield changed


def outcome(response: Any) -> str | int:
    """The status, or that the reader was sent to sign in; a file is read to its end."""
    if response.streaming:
        b"".join(response.streaming_content)
    if response.status_code == 302 and response.url.split("?")[0] == reverse("access:sign-in"):
        return SIGN_IN
    return response.status_code


def got(made: Town, url: str) -> dict[str | int, set[str]]:
    """Outcome → who gets it, for a GET; reading changes nothing."""
    found: dict[str | int, set[str]] = {}
    for role in ROLES:
        with undone():
            client = signed_in(made, role)
            with watched() as changed:
                found.setdefault(outcome(client.get(url)), set()).add(role)
            assert not changed()
    return found


def posted(
    made: Town, url: str, data: Mapping[str, Any] | None = None, *, done: int = 302
) -> dict[str | int, set[str]]:
    """Outcome → who gets it, for a POST; every other outcome than ``done`` has changed nothing, ``done`` has."""
    found: dict[str | int, set[str]] = {}
    for role in ROLES:
        with undone():
            client = signed_in(made, role)
            with watched() as changed:
                answer = outcome(client.post(url, data or {}))
            found.setdefault(answer, set()).add(role)
            assert changed() == (answer == done), (role, answer)
    return found


def others(*named: str) -> set[str]:
    """Everybody who is signed in and not named."""
    return set(ROLES) - {ANONYMOUS, GONE} - set(named)


def strangers() -> set[str]:
    """Who is sent to sign in, everywhere on the desk."""
    return {ANONYMOUS, GONE}


def outcomes(**people: set[str]) -> dict[str | int, set[str]]:
    """Outcome → people, without those that nobody gets."""
    named = {"done": 302, "shown": 200, "refused": 422, "absent": 404, "sign_in": SIGN_IN, "back": 302}
    return {named[name]: who for name, who in people.items() if who}
