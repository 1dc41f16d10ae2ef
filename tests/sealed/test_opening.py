"""打开：by whom, under which headers; and in words, when it cannot be opened."""

import hashlib
import secrets

import pytest
from django.urls import reverse

from mingtang.audit.models import Entry
from mingtang.sealed import cipher, keys, storage
from mingtang.sealed.actions import GONE, opened, opened_text
from mingtang.sealed.cipher import NOT_THIS, Unopenable
from tests.contents import material
from tests.refusals import refused
from tests.sealed.conftest import AT, MARKER, PDF

pytestmark = pytest.mark.django_db


def address(sealed):
    return reverse("sealed:look", args=[sealed.key])


def path_of(sealed):
    return storage.path_of(sealed.key, sealed.sealed_with)


def test_whom_the_room_lets_looks_and_each_look_stands_in_the_trail(keep, client, town):
    sealed = keep(material.photograph((60, 40)), "刘某某身份证.jpg")
    client.force_login(town["clerk"])
    response = client.get(address(sealed))
    assert b"".join(response.streaming_content)[:3] == b"\xff\xd8\xff"
    wanted = {
        "Content-Type": "image/jpeg",
        "Content-Length": str(sealed.size),
        "Content-Disposition": f'inline; filename="{sealed.key.hex[:8]}.jpg"',
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }
    assert {header: response[header] for header in wanted} == wanted
    entry = Entry.rows.latest("id")
    told = (entry.verb, entry.actor, entry.subject)
    assert told == ("sealed.open", f"person:{town['clerk'].pk}", f"sealed.sealed:{sealed.pk}")
    assert '"for":"desk.look"' in entry.facts


def test_a_scan_is_saved_and_a_text_is_plain(keep, keep_text, client, town):
    client.force_login(town["clerk"])
    scan, text = client.get(address(keep(PDF, "a.pdf"))), client.get(address(keep_text()))
    assert (scan["Content-Type"], scan["Content-Disposition"].split(";")[0]) == ("application/pdf", "attachment")
    assert (text["Content-Type"], b"".join(text.streaming_content).decode()) == ("text/plain; charset=utf-8", MARKER)


def test_for_everyone_else_there_is_no_such_thing(keep_text, client, town, settings):
    sealed, other = keep_text(), keep_text(purpose="support.other")
    before = Entry.rows.count()
    for username, one in (("leader", sealed), ("officer", sealed), ("neighbour-clerk", sealed), ("clerk", other)):
        client.force_login(town[username])
        assert client.get(address(one)).status_code == 404
    settings.MINGTANG_PORTS = {}
    client.force_login(town["clerk"])
    assert client.get(address(sealed)).status_code == 404
    assert Entry.rows.count() == before


def test_a_look_is_asked_for_and_nothing_else(keep_text, client, town):
    client.force_login(town["clerk"])
    one = address(keep_text())
    before = Entry.rows.count()
    assert [getattr(client, method)(one).status_code for method in ("head", "post", "delete")] == [302, 405, 405]
    assert Entry.rows.count() == before


def test_an_act_of_a_person_asks_the_room_too(keep_text, town):
    sealed = keep_text()
    before = Entry.rows.count()
    with refused("这件封存件不由您查看。"):
        opened(sealed, by=town["leader"], at=AT, reason="test.look")
    with pytest.raises(ValueError, match="a code is wanted"):
        opened(sealed, by=town["clerk"], at=AT, reason="看看刘某某")
    assert Entry.rows.count() == before
    assert opened_text(sealed, by=town["clerk"], at=AT, reason="test.look") == MARKER


def test_another_key_is_refused_in_words(keep_text, client, town, data_dir):
    sealed = keep_text()
    (data_dir / "seal.key").write_text(secrets.token_urlsafe(32))
    before = Entry.rows.count()
    wanted = (
        f"封存它用的密钥（指纹 {sealed.sealed_with}）不在这里，打不开。"
        "请把另外保管的 seal.key 放回数据目录，或者把那一把补进 MINGTANG_SEAL_KEYS，再试。"
    )
    with refused(wanted):
        opened(sealed, by=town["clerk"], at=AT, reason="test.look")
    client.force_login(town["clerk"])
    response = client.get(address(sealed))
    assert (response.status_code, response["Cache-Control"]) == (409, "private, no-store")
    assert response.content.decode().count(wanted) == 1
    assert Entry.rows.count() == before


def test_every_key_that_is_held_opens_and_the_first_seals(keep_text, settings, town):
    old = keep_text()
    settings.MINGTANG_SEAL_KEYS = [secrets.token_urlsafe(32)]
    new = keep_text()
    assert [key.id for key in keys.held()] == [new.sealed_with, old.sealed_with]
    assert [opened_text(it, by="door", at=AT, reason="test.look") for it in (old, new)] == [MARKER, MARKER]


def test_one_cannot_stand_in_for_another(keep_text):
    first, second = keep_text("甲的住址"), keep_text("乙的住址")
    ours, theirs = path_of(first), path_of(second)
    one, other = ours.read_bytes(), theirs.read_bytes()
    ours.write_bytes(other)
    theirs.write_bytes(one)
    for sealed in (first, second):
        with refused(NOT_THIS):
            opened(sealed, by="door", at=AT, reason="test.look")


def test_a_purpose_cannot_stand_in_for_another(keep_text):
    sealed = keep_text()
    blob = path_of(sealed).read_bytes()
    assert hashlib.sha256(blob).hexdigest() == sealed.sha256
    with pytest.raises(Unopenable) as broken:
        cipher.reopened(blob, keys=keys.held(), of=sealed.key, purpose="support.other")
    assert broken.value.reasons == (NOT_THIS,)


@pytest.mark.parametrize("place", [0, 15, 40, -1])
def test_a_changed_byte_anywhere_is_refused(place, keep_text):
    sealed = keep_text()
    data = bytearray(path_of(sealed).read_bytes())
    data[place] ^= 1
    path_of(sealed).write_bytes(data)
    with refused(NOT_THIS):
        opened(sealed, by="door", at=AT, reason="test.look")


def test_a_file_that_is_lost_or_cut_is_told(keep_text):
    sealed = keep_text()
    path_of(sealed).write_bytes(b"MTS1")
    with refused(NOT_THIS):
        opened(sealed, by="door", at=AT, reason="test.look")
    path_of(sealed).unlink()
    with refused(GONE):
        opened(sealed, by="door", at=AT, reason="test.look")
