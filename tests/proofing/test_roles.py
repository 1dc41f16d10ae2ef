"""岗位 × 地址：doubts are settled by those who write, hand in and sign."""

from mingtang.drafting.actions import handing, pieces, writing
from mingtang.editorial.actions import signing
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage
from mingtang.vetting.actions import add_words
from tests.drafting.conftest import AT, LATER, draft, fresh, made, picture, saved, seen
from tests.proofing.test_proofing import doubtful, let_pass, places, with_list
from tests.refusals import refused
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

__all__ = ["doubtful", "draft", "made"]

SEE = {"officer", "clerk"}
SECONDS = ("reviewer", "leader")


def test_a_manuscript_is_settled_by_those_who_write_it(made, doubtful):
    page = f"/desk/proofing/manuscript/{doubtful.pk}/"
    data = {"mark": places(doubtful)[0].noticed.mark, "reason": "原文如此。"}
    assert got(made, page) == {"sign-in": strangers(), 200: SEE, 404: others(*SEE)}
    assert posted(made, f"{page}excuse/", data) == {"sign-in": strangers(), 302: SEE, 404: others(*SEE)}


def test_a_file_is_exchanged_by_those_who_write(made, draft):
    piece = with_list(made, draft)
    url = f"/desk/proofing/manuscript/{draft.pk}/mask/{piece.attachment.key}/"
    assert posted(made, url) == {"sign-in": strangers(), 302: SEE, 404: others(*SEE)}


def test_a_revision_is_settled_by_those_who_hand_in_and_sign(made, doubtful):
    for place in places(doubtful):
        let_pass(doubtful, made, place)
    revision = handing.hand_in(fresh(doubtful), by=made["officer"], at=AT)
    signing.approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, findings={}, by=made["clerk"], at=LATER)
    signing.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=LATER)
    add_words(made.organ, ["固定提法\t禁止焚烧秸秆\t禁止露天焚烧秸秆"], by=made["clerk"], at=LATER)
    page = f"/desk/proofing/revision/{revision.pk}/"
    see = got(made, page)
    shown = see.pop(200)
    assert (see, shown >= {"clerk", "officer", "reviewer", "leader"}) == (
        {"sign-in": strangers(), 404: others(*shown)},
        True,
    )
    with refused("有 1 处提示还没有核对：正文第 2 段的固定提法。请在“公开前核对”里逐处改掉，或者写明理由忽略。"):
        signing.sign(revision, ticks=EVERY_TICK, by=made["leader"], at=LATER)
    waits = next(it for it in places(doubtful) if it.is_open)
    done = posted(made, f"{page}excuse/", {"mark": waits.noticed.mark, "reason": "原文如此。"})
    assert done.pop(302) <= set(OF_THE_ORGAN)
    assert done.pop("sign-in") == strangers()


def test_a_picture_is_looked_at_by_those_who_write_or_sign(made, draft):
    piece = pieces.add(fresh(draft), upload=picture("图.png"), is_picture=False, by=made["officer"], at=AT)
    key = piece.attachment.key
    url = f"/desk/proofing/manuscript/{draft.pk}/picture/{key}/"
    assert posted(made, url) == {"sign-in": strangers(), 302: SEE, 404: others(*SEE)}
    seen(draft, by=made["officer"])
    revision = handing.hand_in(fresh(draft), by=made["officer"], at=AT)
    done = posted(made, f"/desk/proofing/revision/{revision.pk}/picture/{key}/")
    assert (done.pop("sign-in"), 302 in done) == (strangers(), False)


def test_what_must_not_go_public_is_confirmed_by_another_who_writes_or_signs(made, draft):
    saved(draft, by=made["officer"], html="<p>出厂编号11010519491231002X。</p>")
    mark = places(draft)[0].noticed.mark
    let_pass(draft, made, places(draft)[0], "是设备的出厂编号。")
    url = f"/desk/proofing/manuscript/{draft.pk}/confirm/"
    assert posted(made, url, {"mark": mark}) == {
        "sign-in": strangers(),
        302: {"clerk", *SECONDS},
        422: {"officer"},
        404: others(*SEE, *SECONDS),
    }


def test_what_the_clerk_wrote_alone_is_confirmed_by_those_who_sign_and_by_nobody_else(made):
    own = writing.start(made.organ, by=made["clerk"], at=AT)
    saved(own, by=made["clerk"], html="<p>出厂编号11010519491231002X。</p>")
    page, mark = f"/desk/proofing/manuscript/{own.pk}/", places(own)[0].noticed.mark
    assert got(made, page) == {"sign-in": strangers(), 200: {"clerk"}, 404: others("clerk")}
    let_pass(own, made, places(own)[0], "是设备的出厂编号。", by="clerk")
    see = {"clerk", *SECONDS}
    assert got(made, page) == {"sign-in": strangers(), 200: see, 404: others(*see)}
    assert posted(made, f"{page}excuse/", {"mark": mark, "reason": "原文。"}) == {
        "sign-in": strangers(),
        422: see,
        404: others(*see),
    }
    assert posted(made, f"{page}confirm/", {"mark": mark}) == {
        "sign-in": strangers(),
        302: set(SECONDS),
        422: {"clerk"},
        404: others(*see),
    }


def test_a_revision_in_which_nothing_must_not_go_public_has_nothing_to_confirm(made, draft):
    revision = handing.hand_in(fresh(draft), by=made["officer"], at=AT)
    done = posted(made, f"/desk/proofing/revision/{revision.pk}/confirm/", {"mark": "x"})
    assert (done.pop("sign-in"), 302 in done, 422 in done) == (strangers(), False, True)
