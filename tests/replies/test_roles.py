"""岗位 × 地址：a reply for those who may know the applicant; each act for its post."""

import pytest

from mingtang.law.foi import FoiAct
from mingtang.organs.sight import day_of
from mingtang.replies.queries.replies import reply_of
from mingtang.ui.clock import now as this_moment
from tests.pages import signed_in, words
from tests.replies.conftest import drafted, handed_in, handling, looked, now, signed
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

KNOW = {"clerk", "reviewer", "leader"}


def done_by(*who):
    """The acts that these may do; those who know the applicant are told why not."""
    return {
        "sign-in": strangers(), 302: set(who), 422: KNOW - set(who), 403: OF_THE_ORGAN - KNOW,
        404: others(*OF_THE_ORGAN),
    }  # fmt: skip


@pytest.fixture
def at():
    return this_moment()


@pytest.fixture
def case(made, at):
    return handling(made, at=at, on=day_of(at))


def told(case, **more):
    found = reply_of(now(case), on=day_of(this_moment()))
    return {"seen": found.reply.digest if found else "", "steps": now(case).steps} | more


def test_a_reply_is_for_those_who_know_the_applicant(made, case, at):
    signed(made, case, at=at)
    assert got(made, f"{case.desk_address}reply/") == {
        "sign-in": strangers(), 200: KNOW, 403: OF_THE_ORGAN - KNOW, 404: others(*OF_THE_ORGAN),
    }  # fmt: skip


def test_drafting_is_for_the_clerk(made, case, at):
    url = f"{case.desk_address}reply/"
    assert posted(made, f"{url}choose/", {"ground-ground": "not-existing"}) == done_by("clerk")
    drafted(made, case, at=at)
    fills = told(case, **{"draft-a0": "查过。", "draft-text": "x", "act": "fill"})
    assert posted(made, f"{url}save/", fills) == done_by("clerk")
    found = reply_of(now(case), on=day_of(at))
    assert posted(
        made, f"{url}hand-in/", fills | {"draft-a0": found.answers["检索经过"], "draft-text": found.text}
    ) == done_by("clerk")


def test_looking_and_sending_back_are_for_the_reviewer(made, case, at):
    url = f"{case.desk_address}reply/"
    handed_in(made, case, at=at)
    assert posted(made, f"{url}look/", told(case)) == done_by("reviewer")
    assert posted(made, f"{url}back/", told(case, **{"back-reason": "改。"})) == done_by("reviewer", "leader")


def test_signing_is_for_the_leader(made, case, at):
    looked(made, case, at=at)
    assert posted(made, f"{case.desk_address}reply/sign/", told(case)) == done_by("leader")


def test_the_page_tells_every_red_line_beside_the_button(made, case, at):
    drafted(made, case, at=at)
    client, url = signed_in(made, "clerk"), f"{case.desk_address}reply/"
    client.post(f"{url}save/", told(case, **{"draft-a0": "", "draft-text": "没有。", "act": "save"}))
    page = words(client.get(url))
    for said in ("请写明在哪里查找过", "没有写受理编号 2026-1", "没有告知救济途径", "没有写收到申请之日"):
        assert said in page, said
    assert "现在还不能送审" in page


def test_the_case_page_leads_to_the_reply(made, case, at):
    signed(made, case, at=at)
    page = words(signed_in(made, "clerk").get(case.desk_address))
    assert "经检索没有这项政府信息，已签发" in page
    assert FoiAct.SIGN.label in page
