"""一段一段地取：a span of every file that is served, in public and on the desk; what cannot be asked for is said."""

import pytest
from django.urls import reverse

from mingtang.files.actions import end_grants, grant_release
from mingtang.files.ranges import OutOfReach, Span, asked
from tests.files.conftest import AT

DATA = b"0123456789" * 10_000
SIZE = len(DATA)


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-9", Span(0, 9)),
        ("bytes=90-", Span(90, 99)),
        ("bytes=-10", Span(90, 99)),
        ("bytes=-1000", Span(0, 99)),
        ("bytes=95-1000", Span(95, 99)),
        ("BYTES = 0 - 0", Span(0, 0)),
        ("", None),
        ("bytes=-", None),
        ("bytes=9-5", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        ("bytes=٣-٤", None),
    ],
)
def test_one_span_is_read_and_everything_else_is_the_whole_file(header, span):
    assert asked(header, size=100) == span


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999999999-"])
def test_a_span_behind_the_end_is_out_of_reach(header):
    with pytest.raises(OutOfReach):
        asked(header, size=100)


@pytest.fixture
def kept(keep, town, officer):
    made = keep(DATA, "数据.txt")
    grant_release([made.key], of=town, by=officer, at=AT)
    return made


@pytest.fixture
def public(kept):
    return reverse("files_public:file", args=[kept.key, kept.name])


def answered(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    named = ("Content-Range", "Content-Length", "Accept-Ranges", "Content-Type", "X-Content-Type-Options")
    return response.status_code, body, [response.get(name) for name in named]


def test_a_span_is_sent_with_its_place_in_the_whole(client, public, officer, kept):
    told = [f"bytes 70000-70009/{SIZE}", "10", "bytes", "text/plain", "nosniff"]
    wanted = (206, DATA[70000:70010], told)
    span = {"range": "bytes=70000-70009"}
    response = client.get(public, headers=span)
    assert (response["ETag"], response["Cache-Control"]) == (f'"{kept.sha256}"', "public, no-cache")
    assert response["Content-Disposition"].startswith("attachment; ")
    assert answered(response) == wanted
    client.force_login(officer)
    inside = client.get(reverse("files:file", args=[kept.key]), headers=span)
    assert inside["Cache-Control"] == "private, no-store"
    assert answered(inside) == wanted


def test_the_parts_of_a_broken_download_make_the_whole(client, public):
    parts = [answered(client.get(public, headers={"range": f"bytes={part}"}))[1] for part in ("0-65536", "65537-")]
    assert b"".join(parts) == DATA
    assert answered(client.get(public))[:2] == (200, DATA)


def test_what_lies_behind_the_end_is_refused_with_the_size(client, public):
    told = [f"bytes */{SIZE}", "0", "bytes", "text/plain", "nosniff"]
    assert answered(client.get(public, headers={"range": f"bytes={SIZE}-"})) == (416, b"", told)


def test_a_part_of_another_file_is_worth_nothing_and_the_whole_comes(client, public, kept):
    def status(tag):
        return answered(client.get(public, headers={"range": "bytes=0-4", "if-range": tag}))[0]

    assert [status(f'"{kept.sha256}"'), status('"another"'), status("Mon, 02 Nov 2026 00:00:00 GMT")] == [206, 200, 200]


def test_the_head_alone_and_what_the_browser_has_already_are_no_spans(client, public, kept):
    span = {"range": "bytes=0-4"}
    head = answered(client.head(public, headers=span))
    assert (head[0], head[2][:2]) == (200, [None, str(SIZE)])
    assert client.get(public, headers=span | {"if-none-match": f'"{kept.sha256}"'}).status_code == 304


def test_of_what_was_withdrawn_there_is_no_span_either(client, public, town, officer):
    end_grants(of=town, by=officer, at=AT)
    assert client.get(public, headers={"range": "bytes=0-4"}).status_code == 404
