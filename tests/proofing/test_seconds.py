"""第二个人：those who will sign are told of what the clerk wrote alone, look at it, and confirm."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.drafting.actions import handing, pieces, writing
from mingtang.outbox.models import Notice
from tests.contents import material
from tests.drafting.conftest import AT, TEXT, fresh, made, saved
from tests.pages import signed_in, words
from tests.proofing.test_proofing import places
from tests.roles import outcome

__all__ = ["made"]

REASON = "是设备的出厂编号。"


@pytest.fixture
def own(made):
    """A manuscript of the organ itself, which only the clerk has in sight."""
    started = writing.start(made.organ, by=made["clerk"], at=AT)
    return saved(started, by=made["clerk"], html=f"{TEXT}<p>出厂编号11010519491231002X。</p>")


def unread(manuscript):
    path = f"/desk/proofing/manuscript/{manuscript.pk}/"
    return set(Notice.rows.unread().filter(path=path).values_list("person__username", flat=True))


def test_those_who_sign_are_told_and_confirm_and_are_told_no_more(made, own):
    page, clerk = f"/desk/proofing/manuscript/{own.pk}/", signed_in(made, "clerk")
    told = {"mark": places(own)[0].noticed.mark, "reason": REASON}
    said = words(clerk.post(f"{page}excuse/", told, follow=True))
    assert ("等另一个人确认；没有确认以前，这一处仍然不能公开。" in said, "就不再提示" in said) == (True, False)
    assert unread(own) - {"gone"} == {"reviewer", "leader"}
    leader = signed_in(made, "leader")
    shown = words(leader.get(page))
    assert ["看过，确认可以公开" in shown, "您在这里只看、只确认放行。" in shown, "禁止露天焚烧秸秆" in shown] == [
        True
    ] * 3
    assert "确认放行" in words(leader.post(f"{page}confirm/", told, follow=True))
    assert (unread(own), outcome(signed_in(made, "reviewer").get(page))) == (set(), 404)
    assert handing.hand_in(fresh(own), by=made["clerk"], at=AT).number == 1
    assert outcome(leader.get(page)) == 404


def test_a_file_is_looked_at_by_whoever_confirms_what_stands_in_it(made, own):
    saved(own, by=made["clerk"])
    upload = SimpleUploadedFile("名单.xlsx", material.xlsx("公开台账", hidden="编号11010519491231002X"))
    piece = pieces.add(fresh(own), upload=upload, is_picture=False, by=made["clerk"], at=AT)
    file = f"/desk/files/{piece.attachment.key}/"
    assert outcome(signed_in(made, "reviewer").get(file)) == 404
    told = {"mark": places(own)[0].noticed.mark, "reason": REASON}
    signed_in(made, "clerk").post(f"/desk/proofing/manuscript/{own.pk}/excuse/", told)
    seen = [outcome(signed_in(made, who).get(file)) for who in ("reviewer", "office-reviewer", "officer")]
    assert seen == [200, 404, 404]
