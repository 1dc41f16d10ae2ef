"""遮盖副本的页面：what is ticked before, what comes back, and what stands beside what."""

import openpyxl
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.files.actions import grant_release
from mingtang.files.models import Attachment
from mingtang.language.personal import Kind
from mingtang.redaction.actions import masked_copy
from mingtang.redaction.models import MaskedCopy
from tests.contents import material
from tests.redaction.conftest import AT, NAME, PHONE, url
from tests.roles import everything


def client_of(made, username):
    client = Client(raise_request_exception=True)
    client.force_login(made[username])
    return client


def test_a_file_that_is_no_copy_has_no_page_of_a_copy(made, listed):
    assert client_of(made, "clerk").get(f"{url(listed)}copy/").status_code == 404


def test_the_kinds_that_were_found_are_ticked(made, listed, keep):
    told = client_of(made, "officer").get(url(listed)).context
    assert told["form"].initial["kinds"] == ["resident_id", "phone"]
    assert [(part.text, part.hidden) for part in told["extract"].parts][1] == (f"{NAME}电话{PHONE}", False)
    plain = keep(material.docx("没有号码"), "a.docx")
    assert client_of(made, "officer").get(url(plain)).context["form"].initial["kinds"] == []


def test_a_copy_is_made_and_set_beside_its_original(made, listed):
    client = client_of(made, "officer")
    data = {"mask-kinds": ["phone", "resident_id"], "mask-words": f"{NAME}\r\n\r\n"}
    answer = client.post(url(listed), data, follow=True)
    copy = MaskedCopy.rows.get().copy
    assert answer.redirect_chain == [(f"{url(copy)}copy/", 302)]
    rows = {row.where: (row.before, row.after, row.is_changed) for row in answer.context["rows"]}
    assert rows["工作表“Sheet”第 1 行"] == (f"{NAME}电话{PHONE}", "■■■■电话138****8000", True)
    assert rows["隐藏的工作表“备查”第 1 行"][1:] == (None, True)
    assert rows["工作表“Sheet”的名称"] == ("Sheet", "Sheet", False)
    saved = b"".join(client.get(f"/desk/files/{copy.key}/").streaming_content)
    assert saved.startswith(b"PK")


def test_what_stands_in_a_place_whose_name_was_covered_is_still_shown(made, keep):
    book = openpyxl.Workbook()
    book.active.title = NAME
    book.active.append(["甲"])
    original = keep(material._bytes(book.save), "a.xlsx")
    copy = masked_copy(original, words=[NAME], kinds=[], by=made["clerk"], at=AT)
    rows = client_of(made, "clerk").get(f"{url(copy)}copy/").context["rows"]
    assert [(row.where, row.before, row.after) for row in rows] == [
        (f"工作表“{NAME}”的名称", NAME, None),
        (f"工作表“{NAME}”第 1 行", "甲", None),
        ("工作表“■■■■”的名称", None, "■■■■"),
        ("工作表“■■■■”第 1 行", None, "甲"),
    ]


def test_a_copy_that_was_released_is_said_to_be_public(made, listed):
    copy = masked_copy(listed, words=[NAME], kinds=list(Kind), by=made["clerk"], at=AT)
    client = client_of(made, "clerk")
    assert client.get(f"{url(copy)}copy/").context["is_public"] is False
    grant_release([copy.key], of=made.organ, by=made["clerk"], at=AT)
    assert client.get(f"{url(copy)}copy/").context["is_public"] is True


def test_what_is_refused_comes_back_as_it_was_typed(made, listed):
    client, before = client_of(made, "officer"), everything()
    answer = client.post(url(listed), {"mask-kinds": ["phone"], "mask-words": "王\r\n桃园里"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"__all__": ["要遮盖的词至少要有 2 个字，请把太短的词写完整。"]}
    assert "王\r\n桃园里</textarea>" in answer.content.decode()
    many = "\n".join(f"词语{number}" for number in range(101))
    assert client.post(url(listed), {"mask-words": many}).context["form"].errors == {
        "words": ["一次最多遮盖 100 个词，请分成几次，在副本上再生成副本。"]
    }
    assert client.post(url(listed), {"mask-words": "长" * 101}).context["form"].errors == {
        "words": ["每个词最多 100 个字，请把太长的分成几行。"]
    }
    assert everything() == before


def test_the_page_of_a_file_offers_to_make_a_copy_but_not_of_a_picture(made, listed, keep):
    client = client_of(made, "clerk")
    look = client.get(f"/desk/files/{listed.key}/look/")
    assert look.context["offers"] == [("生成遮盖副本", url(listed))]
    picture = keep(material.png(), "图.png")
    assert client.get(f"/desk/files/{picture.key}/look/").context["offers"] == []
    assert "这是图片或者录音录像" in client.get(url(picture)).content.decode()


def test_many_copies_cost_no_more_queries_than_one(made, listed):
    copy = masked_copy(listed, words=[NAME], kinds=[], by=made["clerk"], at=AT)
    client = client_of(made, "clerk")
    client.get(url(listed))

    def count():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(url(listed)).status_code == 200
        return len(asked)

    few = count()
    told = {field.attname: getattr(copy, field.attname) for field in Attachment._meta.concrete_fields}
    for name in ("id", "key", "stored"):
        told.pop(name)
    more = Attachment.rows.bulk_create(Attachment(**told, stored=f"{number:040}") for number in range(299))
    row = {"original": listed, "kinds": [], "counts": {}, "removed": [], "left": [], "by": made["clerk"], "at": AT}
    MaskedCopy.rows.bulk_create(MaskedCopy(copy=it, **row) for it in more)
    assert count() == few
