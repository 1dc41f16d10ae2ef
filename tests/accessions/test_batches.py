"""批量建稿：hundreds at once, each once, however often it is stopped; what may not be stored never is."""

import hashlib
import io
import zipfile
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.accessions.actions.batches import open_batch, take_in_one
from mingtang.accessions.due import FilesToTakeIn
from mingtang.accessions.models import Batch, BatchContent, BatchFile
from mingtang.accessions.unpacking import MOST, Given, unpacked
from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.drafting.actions.writing import discard
from mingtang.drafting.models import Manuscript
from mingtang.law.rules import RuleBroken
from mingtang.supervision.actions import run_due
from tests.drafting.conftest import AT, made, word
from tests.language.official.test_reading import NOTICE
from tests.pages import errors, signed_in, words
from tests.refusals import refused, stopped

__all__ = ["made"]

URL = "/desk/drafts/from-files/"
BARE = "关于修路的通知\n各村：\n请修路。\n"


def text(written, name="通知.txt"):
    return Given(name, written.encode())


def given_to(made, *files, by="officer", at=AT):
    return open_batch(made.units["liuxi-nyb"], given=list(files), by=made[by], at=at)


def results(batch):
    return [(row.name, row.state, row.told) for row in batch.files.all()]


def packed(*files):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        for name, data in files:
            package.writestr(name, data)
    return kept.getvalue()


def test_each_is_made_once_in_the_next_round_and_its_content_goes(made):
    batch = given_to(made, text(NOTICE), text(BARE, "修路.txt"), Given("三.docx", word("关于种树的通知").read()))
    assert (BatchContent.rows.count(), Manuscript.rows.count()) == (3, 0)
    report = run_due(at=AT)
    assert [told.sentence for told in report.done if told.task == "accessions.files"] == ["已建稿"] * 3
    assert [row.manuscript.title for row in batch.files.select_related("manuscript")] == [
        "七里镇人民政府关于印发《七里镇农村饮水工程管护办法》的通知",
        "关于修路的通知",
        "关于种树的通知",
    ]
    assert (BatchContent.rows.count(), [row.owner.username for row in Manuscript.rows.all()]) == (0, ["officer"] * 3)
    assert "成文日期：没有读出成文日期，请补上。" in batch.files.get(position=2).told


@pytest.mark.parametrize(("note", "said"), [("此件不公开", "不公开"), ("此件依申请公开", "依申请公开")])
def test_what_says_it_is_not_open_is_listed_to_be_looked_at(made, note, said):
    batch = given_to(made, text(NOTICE.replace("此件公开发布", note)))
    run_due(at=AT)
    (sentence,) = [one for one in batch.files.get().told if one.startswith("公开属性")]
    assert f"文件上写明{said}。请核对：认定为主动公开的，在稿件里删去这条附注再送审" in sentence


def test_what_was_done_is_not_done_again_and_the_rest_is_caught_up(made):
    batch = given_to(made, text(NOTICE), text(BARE, "修路.txt"))
    first, second = batch.files.values_list("pk", flat=True)
    take_in_one(first, at=AT)
    assert list(FilesToTakeIn().due(on=AT.date(), at=AT)) == [second]
    assert take_in_one(first, at=AT) is None
    run_due(at=AT)
    run_due(at=AT + timedelta(minutes=5))
    assert Manuscript.rows.count() == 2


def test_the_same_file_and_the_same_paper_are_not_made_again(made):
    again = text(f"{NOTICE}\n抄送：各村。\n", "又一份.txt")
    batch = given_to(made, text(NOTICE), text(NOTICE, "同一份.txt"), again)
    run_due(at=AT)
    title = "七里镇人民政府关于印发《七里镇农村饮水工程管护办法》的通知"
    assert results(batch)[1:] == [
        ("同一份.txt", "doubled", ["和已经建过稿的“通知.txt”是同一份文件。"]),
        ("又一份.txt", "doubled", [f"稿件里已有《{title}》（七政发〔2024〕3号）。"]),
    ]
    later = given_to(made, text(NOTICE))
    assert (results(later)[0][1], BatchContent.rows.count()) == ("doubled", 0)
    discard(Manuscript.rows.get(), by=made["officer"], at=AT)
    assert results(given_to(made, text(NOTICE)))[0][1] == "waiting"


def test_what_bears_a_mark_or_cannot_be_read_is_told_and_never_stored(made):
    secret = text(f"机密★10年\n{NOTICE}")
    batch = given_to(made, secret, text(BARE, "机密★修路.txt"), Given("空.txt", b""), Given("图.bin", b"\x00\x01" * 9))
    told = results(batch)
    assert [(name, state) for name, state, _ in told] == [
        ("通知.txt", "refused"),
        ("第 2 份文件", "refused"),
        ("空.txt", "refused"),
        ("图.bin", "refused"),
    ]
    assert (told[0][2], told[1][2], told[2][2]) == ([CLASSIFIED], [CLASSIFIED], ["这个文件是空的，没有内容。"])
    assert [row.sha256 for row in batch.files.all()[:2]] == ["", ""]
    assert (BatchContent.rows.count(), Manuscript.rows.count()) == (0, 0)
    assert Entry.rows.filter(verb="accessions.refuse_classified").count() == 2


def test_a_mark_in_an_old_word_file_is_seen_before_it_is_stored(made, settings):
    settings.MINGTANG_CONVERTER = "/usr/bin/soffice"
    old = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 505 + "机密★10年\n关于修路的通知".encode("utf-16-le")
    assert results(given_to(made, Given("旧.doc", old))) == [("旧.doc", "refused", [CLASSIFIED])]


def test_who_lost_the_post_meanwhile_makes_nothing(made):
    batch = given_to(made, text(BARE))
    made["officer"].posts.update(until_on=AT.date() - timedelta(days=1))
    run_due(at=AT)
    said = [f"{made.units['liuxi-nyb'].name}的稿件由本单位的科室承办人或者政务公开专员来写。"]
    assert results(batch) == [("通知.txt", "refused", said)]
    with refused(*said):
        given_to(made, text(BARE))


def test_what_came_of_a_file_stays_written(made):
    batch = given_to(made, Given("空.txt", b""))
    with stopped("办过的文件不能改"):
        batch.files.update(told=[])
    with stopped("批次里的文件不得删除"):
        BatchFile.rows.all().delete()


def test_a_package_is_opened_and_what_leads_outside_is_not():
    inner = ("里面.zip", packed(("a", "b")))
    data = packed(("文件/通知.txt", NOTICE), ("AAAA.txt", BARE), ("__MACOSX/._通知.txt", "x"), inner)
    data = data.replace(b"AAAA.txt", "修路.txt".encode("gb18030"))
    assert [one.name for one in unpacked([Given("一批.zip", data)])] == ["通知.txt", "修路.txt", "里面.zip"]
    outside = packed(("../../etc/通知.txt", NOTICE))
    with pytest.raises(RuleBroken, match="里有指到包外面的路径"):
        unpacked([Given("一批.zip", outside)])


def test_bombs_and_too_many_files_are_refused():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("大.txt", b"\x00" * 30_000_000)
    with pytest.raises(RuleBroken, match="解压后过大"):
        unpacked([Given("弹.zip", kept.getvalue())])
    with pytest.raises(RuleBroken, match=f"一批最多 {MOST} 份文件，请分几批。"):
        unpacked(Given(f"{number}.txt", b"a") for number in range(MOST + 1))


def test_the_pages_take_a_package_and_show_how_far_it_is(made):
    client = signed_in(made, "officer")
    data = packed(("通知.txt", NOTICE), ("修路.txt", BARE))
    sent = client.post(URL, {"unit": "liuxi-nyb", "files": [SimpleUploadedFile("一批.zip", data)]})
    page = f"{URL}{Batch.rows.get().pk}/"
    assert (sent.status_code, sent.url) == (302, page)
    assert ("等着办 2 份。" in words(client.get(page)), "看最新进度" in words(client.get(page))) == (True, True)
    run_due(at=AT)
    told = words(client.get(page))
    assert ("已建稿 2 份。" in told, "看最新进度" in told, "关于修路的通知" in told) == (True, False, True)
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{page}report/").content)).active
    assert [[cell.value for cell in row][:3] for row in sheet.iter_rows(min_row=2)] == [
        [1, "通知.txt", "已建稿"],
        [2, "修路.txt", "已建稿"],
    ]
    assert hashlib.sha256(BARE.encode()).hexdigest() == BatchFile.rows.get(position=2).sha256


def test_an_empty_file_has_a_row_of_its_own_and_the_others_are_taken(made):
    files = [SimpleUploadedFile("空.txt", b""), SimpleUploadedFile("修路.txt", BARE.encode())]
    sent = signed_in(made, "officer").post(URL, {"unit": "liuxi-nyb", "files": files})
    assert (sent.status_code, results(Batch.rows.get())) == (
        302,
        [("空.txt", "refused", ["这个文件是空的，没有内容。"]), ("修路.txt", "waiting", [])],
    )


def test_without_files_the_page_says_so(made):
    answer = signed_in(made, "officer").post(URL, {"unit": "liuxi-nyb"})
    assert (answer.status_code, errors(answer)) == (422, ["文件：请选择文件。"])
