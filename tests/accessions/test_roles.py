"""岗位 × 地址：everybody on the desk sees the page; those who write for a unit begin a manuscript."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.drafting.conftest import draft, fresh, made, word
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


def test_only_who_writes_reads_a_word_file_into_a_manuscript(made, draft):
    answers = {}
    for role in ("clerk", "officer", "reviewer", "inspector"):
        told = TYPED | {"version": str(fresh(draft).version), "word-file": word("一")}
        answers[role] = signed_in(made, role).post(f"/desk/drafts/{draft.pk}/word/", told).status_code
    assert answers == {"clerk": 302, "officer": 302, "reviewer": 404, "inspector": 404}
