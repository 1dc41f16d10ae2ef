"""岗位 × 地址：everybody on the desk sees the page; those who write for a unit begin a manuscript."""

from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.accessions.actions.batches import open_batch
from mingtang.accessions.unpacking import Given
from tests.drafting.conftest import AT, draft, fresh, made, word
from tests.drafting.test_roles import TYPED
from tests.roles import got, others, signed_in, strangers

__all__ = ["draft", "made"]

URL = "/desk/drafts/from-file/"


def test_the_page_is_everybodys(made):
    assert got(made, URL) == {"sign-in": strangers(), 200: others()}


def test_only_who_writes_for_the_unit_begins(made):
    answers = {}
    for role in ("clerk", "officer", "leader", "inspector"):
        file = SimpleUploadedFile("通知.txt", "关于修路的通知\n各村：\n请修路。\n".encode())
        answers[role] = signed_in(made, role).post(URL, {"unit": "liuxi-nyb", "file": file}).status_code
    assert answers == {"clerk": 422, "officer": 200, "leader": 422, "inspector": 422}


def test_a_batch_is_seen_by_whoever_gave_it_and_by_the_clerk(made):
    batch = open_batch(made.units["liuxi-nyb"], given=[Given("空.txt", b"")], by=made["officer"], at=AT)
    page = f"/desk/drafts/from-files/{batch.pk}/"
    assert got(made, "/desk/drafts/from-files/") == {"sign-in": strangers(), 200: others()}
    assert got(made, page) == {"sign-in": strangers(), 200: {"officer", "clerk"}, 404: others("officer", "clerk")}
    assert got(made, f"{page}report/")[200] == {"officer", "clerk"}


def test_only_who_writes_for_the_unit_gives_a_batch(made):
    answers = {}
    for role in ("clerk", "officer", "leader", "inspector"):
        files = [SimpleUploadedFile("通知.txt", "关于修路的通知\n".encode())]
        told = signed_in(made, role).post("/desk/drafts/from-files/", {"unit": "liuxi-nyb", "files": files})
        answers[role] = told.status_code
    assert answers == {"clerk": 422, "officer": 302, "leader": 422, "inspector": 422}


def test_only_who_writes_reads_a_word_file_into_a_manuscript(made, draft):
    answers = {}
    for role in ("clerk", "officer", "reviewer", "inspector"):
        told = TYPED | {"version": str(fresh(draft).version), "word-file": word("一")}
        answers[role] = signed_in(made, role).post(f"/desk/drafts/{draft.pk}/word/", told).status_code
    assert answers == {"clerk": 302, "officer": 302, "reviewer": 404, "inspector": 404}
