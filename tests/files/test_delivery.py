"""附件的取用：who gets a file, under which headers, and what everyone else gets."""

import re
from datetime import timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.urls import reverse

from mingtang.files import storage
from mingtang.files.actions import end_grants, grant_release
from mingtang.organs import actions as organs
from mingtang.ui import clock
from tests.contents import material
from tests.files.conftest import AT

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
SAMPLES = {
    "照片.jpg": (material.photograph((40, 30)), "image/jpeg", "inline", SANDBOX),
    "图.png": (material.png(), "image/png", "inline", SANDBOX),
    "图.webp": (material.moving("WEBP"), "image/webp", "inline", SANDBOX),
    "通知.pdf": (material.pdf("通知"), "application/pdf", "attachment", SANDBOX),
    "说明.txt": (b"plain", "text/plain", "attachment", SANDBOX),
    "台账.csv": (b"a,b", "text/csv", "attachment", SANDBOX),
    "方案.docx": (
        material.docx(),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "attachment",
        SANDBOX,
    ),
    "台账.xlsx": (
        material.xlsx(),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "attachment",
        SANDBOX,
    ),
}


def body(response):
    return b"".join(response.streaming_content)


def status(client, address):
    response = client.get(address)
    if response.streaming:
        body(response)
    return response.status_code


def page(client, view, key, *more):
    """The page that says there is no such file, whatever its own address."""
    response = client.get(reverse(view, args=[key, *more]))
    assert response.status_code == 404
    headers = dict(response.headers) | {"Content-Length": ""}
    shown = response.content.decode().replace(str(key), "")
    return headers, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", shown)


def release(kept, town, officer):
    """Release the file; the town's own record stands for what is released."""
    return grant_release([kept.key], of=town, by=officer, at=AT)


def public_address(kept):
    return reverse("files_public:file", args=[kept.key, kept.name])


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_comes_under_its_own_name_and_can_do_nothing(name, keep, client, officer):
    data, media_type, disposition, policy = SAMPLES[name]
    kept = keep(data, name)
    client.force_login(officer)
    response = client.get(reverse("files:file", args=[kept.key]))
    assert response.status_code == 200
    assert body(response) == storage.path_of(kept.stored).read_bytes()
    wanted = {
        "Content-Type": media_type,
        "Content-Length": str(kept.size),
        "Content-Disposition": f"{disposition}; filename*=utf-8''{quote(name)}",
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }
    assert {header: response[header] for header in wanted} == wanted
    assert response.has_header("ETag") is False


def test_the_small_picture_comes_apart(keep, client, officer):
    kept = keep(material.photograph(), "照片.jpg")
    client.force_login(officer)
    response = client.get(reverse("files:small", args=[kept.key]))
    assert (response["Content-Type"], response["Cache-Control"]) == ("image/jpeg", "private, no-store")
    assert body(response) == storage.path_of(kept.small).read_bytes()


def test_a_document_has_no_small_picture(keep, client, officer, town):
    kept = keep(material.docx(), "方案.docx")
    release(kept, town, officer)
    client.force_login(officer)
    assert client.get(reverse("files:small", args=[kept.key])).status_code == 404
    assert client.get(reverse("files_public:small", args=[kept.key])).status_code == 404


def test_only_those_see_a_file_who_see_a_record_that_carries_it(keep, client, colleague, stranger, settings):
    kept = keep(material.photograph(), "照片.jpg")
    addresses = [reverse("files:file", args=[kept.key]), reverse("files:small", args=[kept.key])]
    for holders, allowed in ((["NobodyElse"], set()), (["NobodyElse", "SameOrgan"], {colleague}), ([], set())):
        settings.MINGTANG_PORTS = {"files.Holder": [f"tests.files.conftest.{name}" for name in holders]}
        for person in (colleague, stranger):
            client.force_login(person)
            wanted = 200 if person in allowed else 404
            assert [status(client, address) for address in addresses] == [wanted, wanted]


def test_who_uploaded_a_file_has_it_only_while_a_post_is_near(keep, client, officer, stranger):
    address = reverse("files:file", args=[keep(material.docx(), "方案.docx").key])
    client.force_login(officer)
    assert status(client, address) == 200
    organs.end_post(officer.posts.get(), until_on=AT.date(), by="install", at=AT)
    assert status(client, address) == 404


def test_a_hidden_file_and_no_file_look_the_same(keep, client, stranger):
    kept = keep(material.docx(), "方案.docx")
    client.force_login(stranger)
    never = uuid4()
    assert page(client, "files:file", kept.key) == page(client, "files:file", never)


def test_a_stranger_is_sent_to_sign_in(keep, client):
    kept = keep(material.docx(), "方案.docx")
    address = reverse("files:file", args=[kept.key])
    assert client.get(address).url == f"{reverse('access:sign-in')}?next={address}"


def test_someone_who_left_sees_nothing_any_more(keep, client, officer, colleague):
    kept = keep(material.docx(), "方案.docx")
    client.force_login(officer)
    organs.leave(officer, on=AT.date(), by="install", at=AT)
    assert client.get(reverse("files:file", args=[kept.key])).status_code == 302


def test_the_public_has_a_file_while_its_release_is_open(keep, client, town, officer):
    kept = keep(material.photograph(), "照片.jpg")
    smaller = [reverse(f"files_public:{size}", args=[kept.key]) for size in ("small", "medium")]
    addresses = [public_address(kept), *smaller]

    def statuses():
        return [status(client, address) for address in addresses]

    assert statuses() == [404] * 3
    release(kept, town, officer)
    assert statuses() == [200] * 3
    assert len(end_grants(of=town, by=officer, at=AT)) == 1
    assert statuses() == [404] * 3
    release(kept, town, officer)
    assert statuses() == [200] * 3


def test_a_release_that_has_not_begun_opens_nothing(keep, client, town, officer):
    kept = keep(material.docx(), "方案.docx")
    grant_release([kept.key], of=town, by=officer, at=clock.now() + timedelta(hours=1))
    assert client.get(public_address(kept)).status_code == 404


def test_in_public_what_is_withdrawn_and_what_never_was_look_the_same(keep, client, town, officer):
    kept = keep(material.docx(), "方案.docx")
    release(kept, town, officer)
    end_grants(of=town, by=officer, at=AT)
    never = uuid4()
    assert page(client, "files_public:file", kept.key, kept.name) == page(client, "files_public:file", never, kept.name)


@pytest.mark.parametrize("name", ["别的.docx", "方案.pdf", "..", "%2e%2e", "方案.docx%00", "方案.docx%2f.."])
def test_in_public_a_file_has_one_name(name, keep, client, town, officer):
    kept = keep(material.docx(), "方案.docx")
    release(kept, town, officer)
    assert client.get(f"/files/{kept.key}/{name}").status_code == 404


def test_in_public_a_file_is_asked_for_again_but_not_sent_again(keep, client, town, officer):
    kept = keep(material.docx(), "方案.docx")
    release(kept, town, officer)
    first = client.get(public_address(kept))
    assert (first["ETag"], first["Cache-Control"]) == (f'"{kept.sha256}"', "public, no-cache")
    assert first["Content-Security-Policy"] == SANDBOX
    assert body(first) == material_of(kept)
    again = client.get(public_address(kept), headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    end_grants(of=town, by=officer, at=AT)
    assert client.get(public_address(kept), headers={"if-none-match": first["ETag"]}).status_code == 404


def test_what_a_browser_kept_of_a_picture_is_worth_nothing_once_it_is_withdrawn(keep, client, town, officer):
    kept = keep(material.photograph(), "照片.jpg")
    release(kept, town, officer)
    smaller = [reverse(f"files_public:{size}", args=[kept.key]) for size in ("small", "medium")]
    tags = {}
    for address in (public_address(kept), *smaller):
        response = client.get(address)
        body(response)
        tags[address] = response["ETag"]
    assert len(set(tags.values())) == 3

    def again():
        return [client.get(address, headers={"if-none-match": tag}).status_code for address, tag in tags.items()]

    assert again() == [304] * 3
    end_grants(of=town, by=officer, at=AT)
    assert again() == [404] * 3
    gone = client.get(public_address(kept))
    assert gone["Cache-Control"] == "public, no-cache"


def material_of(kept):
    return storage.path_of(kept.stored).read_bytes()


def test_asking_for_the_head_alone_sends_no_file(keep, client, town, officer):
    kept = keep(material.docx(), "方案.docx")
    release(kept, town, officer)
    response = client.head(public_address(kept))
    assert (response.status_code, response["Content-Length"]) == (200, str(kept.size))
    assert b"".join(response.streaming_content if response.streaming else [response.content]) == b""


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_file_can_only_be_read(method, keep, client, officer, town):
    kept = keep(material.docx(), "方案.docx")
    release(kept, town, officer)
    client.force_login(officer)
    for address in (public_address(kept), reverse("files:file", args=[kept.key])):
        assert getattr(client, method)(address).status_code == 405
