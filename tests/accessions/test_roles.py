"""岗位 × 地址：everybody on the desk sees the page; those who write for a unit begin a manuscript."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.drafting.conftest import made
from tests.roles import got, others, signed_in, strangers

__all__ = ["made"]

URL = "/desk/drafts/from-file/"


def test_the_page_is_everybodys(made):
    assert got(made, URL) == {"sign-in": strangers(), 200: others()}


def test_only_who_writes_for_the_unit_begins(made):
    answers = {}
    for role in ("clerk", "officer", "leader", "inspector"):
        file = SimpleUploadedFile("通知.txt", "关于修路的通知\n各村：\n请修路。\n".encode())
        answers[role] = signed_in(made, role).post(URL, {"unit": "liuxi-nyb", "file": file}).status_code
    assert answers == {"clerk": 422, "officer": 200, "leader": 422, "inspector": 422}
