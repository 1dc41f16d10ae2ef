"""收发的界限：what is refused unread, what nobody keeps a copy of, and what the log does not say."""

import logging
import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as ours
from django.test import Client

from mingtang.config import private
from mingtang.config.logs import WithoutNames
from mingtang.config.uploads import READ_THROUGH
from mingtang.files import storage
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs import actions as organs

AT = datetime(2026, 11, 6, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
MEGABYTE = 1024 * 1024


@pytest.fixture
def clerk(db):
    town = organs.create_unit(
        code="qili",
        name="七里镇人民政府",
        short_name="七里镇",
        kind=UnitKind.ADMINISTRATIVE_ORGAN,
        parent=None,
        by="install",
        at=AT,
    )
    person = organs.add_person(
        username="lin-jing", name="林静", unit=town, password="qi-li-2026-zhen", by="install", at=AT
    )
    organs.appoint(
        person=person, unit=town, kind=PostKind.DISCLOSURE_CLERK, since_on=date(2020, 1, 1), by="install", at=AT
    )
    return person


class Unread:
    """A body that must not be read."""

    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size

    def read(self, *size):
        raise AssertionError("the body was read")

    readline = read

    def close(self):
        pass


def sent(client, address, size):
    """Post a body that says it has this size."""
    return client.generic(
        "POST",
        address,
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(size),
        **{"wsgi.input": Unread(size)},
    )


def told(response):
    return response.status_code, "文件太大" in response.content.decode()


def test_a_body_above_the_limit_is_refused_unread(client, clerk, settings):
    client.force_login(clerk)
    assert told(sent(client, "/desk/plans/new/", settings.FILES_MAX_BYTES + MEGABYTE + 1)) == (413, True)


def test_only_where_a_recording_is_uploaded_a_body_may_be_as_large_as_one(client, clerk, settings):
    client.force_login(clerk)
    most = settings.RECORDINGS_MAX_BYTES
    for address in ("/desk/explainers/7/blocks/new/media/", "/desk/explainers/7/blocks/12/"):
        assert sent(client, address, most + MEGABYTE).status_code == 404
        answer = sent(client, address, most + MEGABYTE + 1)
        shown = answer.content.decode()
        said = ["一个文件不超过 200 MB。" in shown, "放到本机关的视频号、只写地址" in shown, "压缩图片" in shown]
        assert (answer.status_code, said) == (413, [True, True, False])
    for address in (
        "/desk/explainers/7/blocks/new/picture/",
        "/desk/explainers/7/blocks/12/move/",
        "/desk/explainers/7/",
    ):
        assert told(sent(client, address, settings.FILES_MAX_BYTES + MEGABYTE + 1)) == (413, True)
    client.logout()
    assert told(sent(client, "/desk/explainers/7/blocks/new/media/", MEGABYTE + 1)) == (413, True)


@pytest.mark.parametrize("address", ["/desk/plans/new/", "/desk/sign-in/", "/"])
def test_from_somebody_unknown_a_body_of_more_than_a_form_is_refused_unread(address, client, db):
    assert told(sent(client, address, MEGABYTE + 1)) == (413, True)


def test_a_body_that_is_too_large_is_told_how_large_is_small_enough_and_the_way_back(client, db):
    form = "http://testserver/applications/new/?organ=qili"
    answer = client.generic(
        "POST",
        "/applications/new/",
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(READ_THROUGH + 2 * MEGABYTE),
        HTTP_REFERER=form,
        **{"wsgi.input": Unread(1)},
    )
    assert answer.status_code == 413
    assert [said in answer.content.decode() for said in ("一个文件不超过 10 MB。", f'href="{form}"')] == [True, True]


def test_more_words_than_a_form_can_hold_are_too_large_not_wrong(client, clerk):
    client.force_login(clerk)
    answer = client.post("/desk/sign-in/", {"username": "x" * (6 * MEGABYTE)})
    assert told(answer) == (413, True)
    assert told(Client(enforce_csrf_checks=True).get("/", headers={"host": "evil.example"})) == (400, False)


def test_uploads_wait_in_the_data_folder():
    assert ours.FILE_UPLOAD_TEMP_DIR == ours.FILES_DIR / storage.INCOMING
    assert ours.FILES_DIR / storage.INCOMING == ours.DATA_DIR / private.INCOMING
    assert [os.stat(folder).st_mode & 0o777 for folder in (ours.FILES_DIR, ours.FILE_UPLOAD_TEMP_DIR)] == [0o700, 0o700]


def test_what_a_killed_server_left_there_is_cleared(tmp_path):
    (tmp_path / "a.upload").write_bytes(b"x")
    (tmp_path / "tmpx").mkdir()
    (tmp_path / "tmpx" / "original").write_bytes(b"x")
    private.clear(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert private.clear(tmp_path / "none") is None


@pytest.mark.parametrize(
    ("address", "status"),
    [("/desk/", 200), ("/desk/people/", 200), ("/desk/no-such-page/", 404), ("/desk/people/?q=%00", 400)],
)
def test_nobody_keeps_a_copy_of_the_workbench(address, status, client, clerk):
    client.force_login(clerk)
    answer = client.get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (status, "private, no-store")


def test_the_public_pages_may_be_kept(client, db):
    assert client.get("/").get("Cache-Control") != "private, no-store"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/qili/plans/2026/%00/", 404),
        ("/desk/people/a%00b/", 404),
        ("/?q=%00", 400),
        ("/desk/ledger/?office=a%00", 400),
    ],
)
def test_an_empty_character_is_refused_before_any_database_sees_it(address, status, client, clerk):
    client.force_login(clerk)
    assert client.get(address).status_code == status


def test_what_stands_under_static_has_a_policy_too(client, db):
    answer = client.get("/static/ui/public.css")
    answer.close()
    assert (answer.status_code, answer.has_header("Content-Security-Policy")) == (200, True)


@pytest.fixture
def said():
    """What the log says, as the handler of the settings would have it."""
    lines = []

    class Lines(logging.Handler):
        def emit(self, record):
            lines.append((record.getMessage(), record.exc_info))

    handler = Lines()
    handler.addFilter(WithoutNames())
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)


def test_the_log_says_no_names_of_files_and_no_hosts(said, client, db):
    client.get("/files/7b0c/张三低保申请.pdf")
    client.get("/files/00000000-0000-0000-0000-000000000000/张三低保申请.pdf")
    client.get("/", headers={"host": "zhang-san.example"})
    assert said == [
        ("Not Found: 没有这样的地址", None),
        ("Not Found: files/<uuid:key>/<str:name>", None),
        ("请求被拒绝（DisallowedHost）。", None),
    ]


def test_the_handler_of_the_settings_is_under_that_filter():
    assert ours.LOGGING["handlers"]["stderr"]["filters"] == ["without_names"]
