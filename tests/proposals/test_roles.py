"""岗位 × 地址：decisions are for the clerk and another, and nobody else reads what is proposed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingtang.law.demand import PublishWay
from mingtang.proposals.actions import deciding, publishing
from mingtang.proposals.models import PublishProposal
from mingtang.ui import clock
from tests.catalogue.conftest import version
from tests.pages import errors, signed_in, words
from tests.proposals.conftest import ADDRESS, AT, CANAL, accepted, case, confirmed, proposed, public
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

__all__ = ["version"]
HANDLE = {"clerk", "reviewer", "leader"}
OF_OTHERS = {"neighbour-clerk", "neighbour-leader"}
# 看得到机关一切、但不办理申请的：they learn that there is something, and no more.
LOOK_ON = OF_THE_ORGAN - HANDLE


def one(name, proposal):
    return reverse(f"proposals:{name}", args=[proposal.pk])


def who_may(*named, refused=HANDLE):
    """The outcome of an act on a proposal of 柳溪镇."""
    told = {
        "sign-in": strangers(), 302: set(named), 422: set(refused) - set(named), 403: LOOK_ON,
        404: others(*HANDLE, *LOOK_ON),
    }  # fmt: skip
    return {outcome: who for outcome, who in told.items() if who}


def test_the_list_is_for_those_who_handle_applications(made):
    see = HANDLE | OF_OTHERS
    told = {"sign-in": strangers(), 200: see, 403: others(*see)}
    assert got(made, reverse("proposals:proposals")) == told


def test_a_suggestion_is_entered_by_the_clerk(made):
    told = {"number": case(made).number, "title": CANAL, "ground": "关系各村"}
    assert posted(made, reverse("proposals:suggest"), told) == {
        "sign-in": strangers(), 302: {"clerk"}, 422: {"neighbour-clerk"}, 403: others("clerk", "neighbour-clerk"),
    }  # fmt: skip


def test_one_proposal_is_seen_by_those_who_handle_applications(made):
    assert got(made, one("proposal", proposed(made))) == {
        "sign-in": strangers(), 200: HANDLE, 403: LOOK_ON, 404: others(*HANDLE, *LOOK_ON),
    }  # fmt: skip


def test_the_clerk_decides(made):
    held = proposed(made)
    soon = clock.today().isoformat()
    told = {"name": CANAL, "way": "manuscript", "publish_by": soon}
    assert posted(made, one("accept", held), told) == who_may("clerk")
    assert posted(made, one("decline", held), {"decline-reason": "涉及第三方"}) == who_may("clerk")


def test_another_confirms_or_sends_back(made):
    held = accepted(made)
    assert posted(made, one("confirm", held)) == who_may("reviewer", "leader")
    assert posted(made, one("back", held), {"back-reason": "太宽"}) == who_may("reviewer", "leader")


def test_the_clerk_puts_into_effect(made, version):
    held = confirmed(made, way=PublishWay.NEW_ITEM)
    public()
    assert posted(made, one("item", held), {"like": "nc-shuili", "elements": "结论"}) == who_may("clerk")
    assert posted(made, one("manuscript", held)) == who_may("clerk")
    assert posted(made, one("published", held), {"address": ADDRESS}) == who_may("clerk")


def test_the_clerk_answers_whoever_suggested_it(made):
    told = {"title": CANAL, "ground": "关系各村", "by": made["clerk"], "at": AT}
    held = deciding.suggest(made.organ, application=case(made), **told)
    held = deciding.decline(held, reason="涉及第三方", by=made["clerk"], at=AT)
    held = deciding.confirm(held, by=made["leader"], at=AT)
    assert posted(made, one("answer", held), {"text": "已告知不采纳。"}) == who_may("clerk")


def test_a_form_that_is_wrong_or_refused_comes_back_as_it_was_typed(made):
    held = proposed(made)
    client = signed_in(made, "clerk")
    told = {"name": "灌渠验收", "way": "item", "publish_by": "2020-01-01"}
    response = client.post(one("accept", held), told)
    assert (response.status_code, "请选择放在目录的哪一项里。" in words(response)) == (422, True)
    assert 'value="灌渠验收"' in response.content.decode()
    for address, field in (("accept", "name"), ("decline", "decline-reason")):
        response = client.post(one(address, held), {field: "写了一半"} if address == "accept" else {})
        assert response.status_code == 422
        assert errors(response) != []
    held.refresh_from_db()
    assert held.state == "proposed"


@pytest.mark.parametrize("state", ["", "waiting", "published", "nonsense"])
def test_the_list_says_what_is_late_and_what_is_public(made, state):
    public()
    publishing.publish(confirmed(made), address=ADDRESS, by=made["clerk"], at=AT)
    confirmed(made, name="还没有公开的")
    told = words(signed_in(made, "reviewer").get(reverse("proposals:proposals"), {"state": state}))
    assert ("还没有公开的" in told) == (state != "published")
    assert (f"{AT.year}年6月1日登记公开" in told) == (state in {"", "published"})


def test_a_number_that_is_no_application_comes_back_with_what_was_typed(made):
    for number in ("2026-99", "x", "²-1"):
        told = {"number": number, "title": CANAL, "ground": "关系各村"}
        response = signed_in(made, "clerk").post(reverse("proposals:suggest"), told)
        assert response.status_code == 422
        assert "没有这个编号的申请，请对照受理编号再填，例如 2026-12。" in words(response)
        assert "关系各村" in words(response)


def test_every_state_has_a_page_without_a_name_of_an_applicant(made, version):
    public()
    proposals = [
        proposed(made), accepted(made), confirmed(made), confirmed(made, way=PublishWay.NEW_ITEM),
        publishing.publish(confirmed(made), address=ADDRESS, by=made["clerk"], at=AT),
    ]  # fmt: skip
    for held in proposals:
        for role in HANDLE:
            page = signed_in(made, role).get(one("proposal", held))
            assert page.status_code == 200
            assert "甄申请" not in page.content.decode()


def test_three_hundred_proposals_take_as_many_queries_as_one(made):
    client = signed_in(made, "clerk")

    def queries():
        with CaptureQueriesContext(connection) as counted:
            assert client.get(reverse("proposals:proposals")).status_code == 200
        return len(counted)

    proposed(made)
    before = queries()
    PublishProposal.rows.bulk_create(
        PublishProposal(unit=made.organ, source="asked", title=f"第{number}件", found_at=AT) for number in range(299)
    )
    assert queries() == before
