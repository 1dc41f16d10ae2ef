"""第二个人：those who will sign are told of what the clerk wrote alone, look at it, and confirm."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.drafting.actions import handing, pieces, writing
from mingtang.outbox.models import Notice
from mingtang.proofing.in_hand import Confirmations
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


def waiting(made, *people):
    return [[row.sentence for row in Confirmations().rows(made[who], at=AT)] for who in people]


def test_it_stands_in_the_day_of_those_who_confirm_until_one_of_them_has(made, own):
    page, clerk = f"/desk/proofing/manuscript/{own.pk}/", signed_in(made, "clerk")
    told = {"mark": places(own)[0].noticed.mark, "reason": REASON}
    assert waiting(made, "reviewer", "leader") == [[], []]
    clerk.post(f"{page}excuse/", told)
    row = f"《{own.title}》有 1 处写明了理由，等另一个人确认能不能公开"
    others = ("clerk", "officer", "office-reviewer", "neighbour-leader")
    assert waiting(made, "reviewer", "leader", *others) == [[row], [row], [], [], [], []]
    today = words(signed_in(made, "leader").get("/desk/"))
    assert (row in today, "去确认" in today) == (True, True)
    signed_in(made, "reviewer").post(f"{page}confirm/", told)
    assert waiting(made, "reviewer", "leader") == [[], []]


def test_what_was_cut_out_or_given_up_waits_for_nobody(made, own):
    page, clerk = f"/desk/proofing/manuscript/{own.pk}/", signed_in(made, "clerk")
    clerk.post(f"{page}excuse/", {"mark": places(own)[0].noticed.mark, "reason": REASON})
    kept = fresh(own).html
    saved(fresh(own), by=made["clerk"])
    assert waiting(made, "leader") == [[]]
    saved(fresh(own), by=made["clerk"], html=kept)
    assert [len(rows) for rows in waiting(made, "leader")] == [1]
    writing.discard(fresh(own), reason="不写了。", by=made["clerk"], at=AT)
    assert waiting(made, "leader") == [[]]


def test_a_text_of_an_office_waits_for_the_clerk_too(made):
    started = writing.start(made.units["liuxi-nyb"], by=made["officer"], at=AT)
    text = saved(started, by=made["officer"], html=f"{TEXT}<p>出厂编号11010519491231002X。</p>")
    told = {"mark": places(text)[0].noticed.mark, "reason": REASON}
    signed_in(made, "officer").post(f"/desk/proofing/manuscript/{text.pk}/excuse/", told)
    assert [len(rows) for rows in waiting(made, "clerk", "reviewer", "leader", "officer")] == [1, 1, 1, 0]
    signed_in(made, "clerk").post(f"/desk/proofing/manuscript/{text.pk}/confirm/", told)
    assert waiting(made, "clerk", "reviewer") == [[], []]


def test_texts_in_which_nothing_grave_was_explained_cost_no_query_more(made, own, django_assert_num_queries):
    person = type(made["leader"]).rows.get(pk=made["leader"].pk)
    person.posts_on(AT.date())
    for number in range(3):
        started = writing.start(made.organ, by=made["clerk"], at=AT)
        saved(started, by=made["clerk"], title=f"通知{number}", html=f"{TEXT}<p>出厂编号11010519491231002X。</p>")
    with django_assert_num_queries(1):
        assert Confirmations().rows(person, at=AT) == []
