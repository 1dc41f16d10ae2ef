"""看一个附件：what its page says, where it is used, and what stands between it and the public."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingtang.files import looking, queries, screening, storage
from mingtang.files.actions import end_grants, grant_release, store
from mingtang.files.models import Grant, Screening
from mingtang.findings import personal
from mingtang.language.personal import Kind, Severity
from tests.contents import material
from tests.files.conftest import AT, on_disk, refused

RESIDENT = "11010519491231002X"  # 标准 GB 11643—1999 里的示例号码
PHONE = "13800138000"


class Shelf:
    """A room that uses every file of its organ twice under one name, and once under another."""

    def uses(self, viewer, attachment, *, at):
        return [("架上的一份", "/desk/one/"), ("架上的一份", "/desk/one/"), ("另一份", "/desk/two/")]


@pytest.fixture
def shelf(settings):
    settings.MINGTANG_PORTS = settings.MINGTANG_PORTS | {"files.Uses": ["tests.files.test_looking.Shelf"]}


def page(client, kept, who):
    client.force_login(who)
    response = client.get(reverse("files:look", args=[kept.key]))
    assert response.status_code == 200
    return response


def sheet_of(rows):
    book = openpyxl.Workbook()
    book.active.title = "名单"
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_page_tells_what_the_file_is_what_it_says_and_where_it_is_used(keep, client, officer, shelf):
    kept = keep(material.xlsx("公开台账", hidden="只供内部"), "台账.xlsx")
    told = page(client, kept, officer).context
    assert told["uses"] == [("架上的一份", "/desk/one/"), ("另一份", "/desk/two/")]
    assert [(part.where, part.text, part.hidden) for part in told["extract"].parts if "工作表" in part.where] == [
        ("工作表“Sheet”的名称", "Sheet", False),
        ("工作表“Sheet”第 1 行", "公开台账", False),
        ("隐藏的工作表“备查”的名称", "备查", True),
        ("隐藏的工作表“备查”第 1 行", "只供内部", True),
    ]
    assert (told["is_public"], told["opened"], told["numbers"].places) == (False, [], [])


def test_what_a_file_says_is_text_on_the_page_and_nothing_else(keep, client, officer):
    kept = keep(sheet_of([["<script>alert(1)</script>"]]), "<b>表.xlsx")
    shown = page(client, kept, officer).content.decode()
    assert (shown.count("<script>alert"), shown.count("&lt;script&gt;alert(1)")) == (0, 1)


def test_a_picture_is_shown_in_the_size_of_the_screen_and_has_no_text(keep, client, officer):
    kept = keep(material.photograph((1600, 800)), "现场.jpg")
    response = page(client, kept, officer)
    own = f"/desk/files/{kept.key}"
    srcset = f'srcset="{own}/small/ 480w, {own}/medium/ 960w, {own}/ 1600w"'
    assert response.content.decode().count(srcset) == 1
    assert response.context["extract"] is None


def test_the_page_is_only_for_those_who_see_the_file(keep, client, stranger):
    kept = keep(material.docx(), "方案.docx")
    client.force_login(stranger)
    assert client.get(reverse("files:look", args=[kept.key])).status_code == 404


def test_the_page_tells_since_when_the_public_has_it(keep, client, officer, town):
    kept = keep(material.docx(), "方案.docx")
    grant_release([kept.key], of=town, by=officer, at=AT)
    assert page(client, kept, officer).context["is_public"] is True
    later = AT + timedelta(days=3)
    end_grants(of=town, by=officer, at=later)
    told = page(client, kept, officer)
    assert told.context["opened"] == [looking.Opened(AT, later)]
    assert told.context["is_public"] is False


def test_days_that_overlap_are_told_as_one(keep):
    def grant(since, until):
        return Grant(since_at=AT + timedelta(days=since), ended_at=until and AT + timedelta(days=until))

    told = looking.merged([grant(5, None), grant(0, 2), grant(1, 3), grant(6, 8)])
    assert [(it.since_at, it.ended_at) for it in told] == [
        (AT, AT + timedelta(days=3)),
        (AT + timedelta(days=5), None),
    ]


def test_a_long_text_is_shown_from_its_beginning(keep, client, officer):
    kept = keep(sheet_of([[number, "红旗村"] for number in range(1000)]), "长表.xlsx")
    told = page(client, kept, officer).context["extract"]
    assert (len(told.parts), told.goes_on) == (looking.PARTS_SHOWN, True)
    long = keep(("字" * 30_000).encode(), "长文.txt")
    told = page(client, long, officer).context["extract"]
    assert ([len(part.text) for part in told.parts], told.goes_on) == ([looking.CHARACTERS_SHOWN], True)


def test_the_page_asks_the_database_as_often_for_a_long_file_as_for_a_short_one(keep, client, officer):
    counts = []
    for rows in (1, 300):
        kept = keep(sheet_of([[PHONE, RESIDENT]] * rows), "表.xlsx")
        client.force_login(officer)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(reverse("files:look", args=[kept.key]))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_numbers_are_found_when_a_file_is_stored_and_never_kept(keep):
    kept = keep(sheet_of([["户主", RESIDENT], ["电话", PHONE]]), "名单.xlsx")
    found = screening.places(kept.screening)
    assert found == [
        (Kind.RESIDENT_ID, "工作表“名单”第 1 行（B1）", Severity.BLOCK, "110***********002X"),
        (Kind.PHONE, "工作表“名单”第 2 行（B2）", Severity.BLOCK, "138****8000"),
    ]
    row = str(Screening.rows.values().get())
    assert (RESIDENT in row, PHONE in row) == (False, False)
    assert queries.personal_reasons(kept) == [
        "附件“名单.xlsx”的工作表“名单”第 1 行（B1）有身份证号，请删去后重新上传。",
        "附件“名单.xlsx”的工作表“名单”第 2 行（B2）有手机号，请删去后重新上传。",
    ]


def test_a_number_in_the_name_of_a_file_is_found_and_not_repeated(keep):
    kept = keep(material.docx(), f"张三{PHONE}.docx")
    assert queries.personal_reasons(kept) == ["附件“张三138****8000.docx”的文件名有手机号，请删去后重新上传。"]


def test_a_file_full_of_numbers_has_few_reasons(keep):
    kept = keep(sheet_of([[PHONE]] * 300), "名单.xlsx")
    reasons = queries.personal_reasons(kept)
    assert (len(reasons), reasons[-1]) == (
        queries.TOLD_AT_ONCE + 1,
        "附件“名单.xlsx”里有个人信息的地方一共 300 处，请逐处删去后重新上传。",
    )
    assert len(screening.places(kept.screening)) == screening.MOST


def test_what_only_warns_and_what_is_clean_is_no_reason(keep):
    assert queries.personal_reasons(keep(b"110105194912310021", "a.txt")) == []
    assert queries.personal_reasons(keep(material.photograph((40, 30)), "a.jpg")) == []


def test_what_older_rules_found_is_looked_for_anew(keep, monkeypatch):
    kept = keep(f"电话{PHONE}".encode(), "a.txt")
    monkeypatch.setattr(queries, "RULES", queries.RULES + 1)
    assert queries.personal_reasons(kept) == ["附件“a.txt”的第 1 行有手机号，请删去后重新上传。"]
    assert Screening.rows.count() == 1


def test_what_can_no_longer_be_read_is_a_reason(keep, monkeypatch):
    kept = keep(b"a", "a.txt")
    monkeypatch.setattr(queries, "RULES", queries.RULES + 1)
    storage.remove(kept.stored)
    assert queries.personal_reasons(kept) == ["附件“a.txt”读不出内容，没法检查个人信息，请重新上传。"]


def test_the_text_of_a_file_comes_as_it_is_asked_for(keep):
    kept = keep(material.pdf("通知"), "通知.pdf")
    first = next(queries.text_of(kept))
    assert (first.where, first.text) == ("第 1 页", "通知")
    assert list(queries.text_of(keep(material.png(), "图.png"))) == []
    assert [found.where for found in personal.findings(material.docx(PHONE), "a.docx")] == ["第 1 段"]


def test_a_file_that_cannot_be_read_through_is_not_kept(town, officer, files_dir):
    broken = material.with_parts(material.docx(), **{"word/document.xml": "<w:document>没有完"})
    assert refused(broken, "方案.docx", unit=town, by=officer) == (
        "“方案.docx”的内部结构已损坏，没有读完；请用 WPS 或 Office 打开并另存后再试。",
    )
    assert (on_disk(files_dir), Screening.rows.count()) == ([], 0)


@pytest.mark.parametrize("change", [{"count": 0}, {"found": []}, {"rules": 9}])
def test_the_database_refuses_to_change_what_was_found(change, keep):
    keep(f"电话{PHONE}".encode(), "a.txt")
    with pytest.raises(DatabaseError, match="个人信息检查的记录只增不改"), transaction.atomic():
        Screening.rows.update(**change)
    with pytest.raises(DatabaseError, match="个人信息检查的记录只增不改"), transaction.atomic():
        Screening.rows.get().delete()


def test_text_has_a_limit_of_its_own(town, officer, settings):
    settings.FILES_MAX_BYTES_OF = {"txt": 1024 * 1024}
    long = b"a" * (1024 * 1024 + 1)
    assert refused(long, "长.txt", unit=town, by=officer) == (
        "文本文件最大 1 MB，这个文件超过了，请拆成几个文件再上传。",
    )
    assert store(ContentFile(long, name="长.csv"), unit=town, by=officer, at=AT).kind == "csv"
