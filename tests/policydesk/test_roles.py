"""岗位 × 地址：documents are seen by their organ, each act is for whoever's turn it is."""

import pytest

from mingtang.drafting.actions import writing
from mingtang.law.validity import Tie
from mingtang.policies.actions import deciding, following
from tests.drafting.conftest import written
from tests.policies.conftest import AT, PUBLIC, WITHHELD, checked, signed
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

SEEN = {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}
FACTS = {"title": "柳溪镇通知", "kind": "other"}
PROPOSAL = {"openness-openness": "proactive"} | {
    f"openness-secrecy_{key}": "no" for key in ("state_secret", "work_secret", "business_secret", "privacy", "safety")
}
ANEW = {key.replace("openness-", "anew-", 1): value for key, value in PROPOSAL.items()}
ANEW |= {"anew-openness": "on_application", "anew-reason": "只涉及少数单位。", "anew-why": "内容有变化。"}
RULE = {
    "rule-withheld_note": "（此件不公开）", "rule-comment_days": 7, "rule-market_comment_days": 30,
    "rule-legality_least": 5, "rule-legality_most": 15, "rule-filing_days": 30, "rule-years": 5,
    "rule-trial_years": 2, "rule-review_months": 12,
}  # fmt: skip
KEEPERS = {"clerk", "officer"}


def done_by(*people):
    return {"sign-in": strangers(), 302: set(people), 422: OF_THE_ORGAN - set(people), 404: others(*OF_THE_ORGAN)}


def test_the_list_is_for_whoever_is_signed_in(made, policy):
    assert got(made, "/desk/policies/") == {"sign-in": strangers(), 200: others()}


@pytest.mark.parametrize("end", ["", "change/", "sheet/", "sheet.docx"])
def test_a_document_is_shown_to_its_organ(made, policy, end):
    assert got(made, f"/desk/policies/{policy.pk}/{end}") == SEEN


def test_a_new_one_is_for_those_who_write(made):
    found = posted(made, "/desk/policies/new/", FACTS)
    writers = {"clerk", "officer", "other-officer", "neighbour-clerk", "neighbour-officer", "district-officer",
               "village-officer", "county-clerk"}  # fmt: skip
    assert found[302] <= writers
    assert found[302] >= KEEPERS
    assert set(found) == {"sign-in", 302, 403}


@pytest.mark.parametrize(
    ("act", "data", "people"),
    [
        ("change", FACTS, KEEPERS),
        ("propose", PROPOSAL, {"officer"}),
        ("step", {"step-act": "comments_open", "step-on": "2026-03-01"}, KEEPERS),
        ("tie", {"tie-tie": "based_on", "tie-title": "办法", "tie-number": "无文号"}, KEEPERS),
        ("drop", {}, KEEPERS),
    ],
)
def test_what_the_drafter_and_the_clerk_do(made, policy, act, data, people):
    assert posted(made, f"/desk/policies/{policy.pk}/{act}/", data) == done_by(*people)


def test_checking_is_for_the_office_and_signing_for_the_leader(made, policy):
    deciding.propose(policy, proposal=PUBLIC, by=made["officer"], at=AT)
    url = f"/desk/policies/{policy.pk}"
    checkers = {"clerk", "reviewer"}
    assert posted(made, f"{url}/check/") == done_by(*checkers)
    assert posted(made, f"{url}/back/", {"back-reason": "理由太笼统。"}) == done_by(*checkers)
    deciding.check(policy, by=made["reviewer"], at=AT)
    assert posted(made, f"{url}/sign/", {"sign-openness": "proactive", "sign-made_on": "2026-03-02"}) == done_by(
        "leader"
    )


def test_after_signing_each_act_is_for_its_own_people(made, policy):
    tie = following.tie_to(policy, tie=Tie.BASED_ON, title="办法", number="无文号", by=made["clerk"], at=AT)
    url = f"/desk/policies/{policy.pk}"
    assert posted(made, f"{url}/tie/{tie.pk}/drop/") == done_by(*KEEPERS)
    policy = signed(made, policy)
    assert posted(made, f"{url}/anew/", ANEW) == done_by("leader")
    assert posted(made, f"{url}/back/", {"back-reason": "施行日期写错了。"}) == done_by("leader")
    found = posted(made, f"{url}/begin/")
    assert found[302] == KEEPERS


def test_the_review_of_what_is_not_public_is_for_clerk_and_reviewers(made, policy):
    policy = signed(made, policy, WITHHELD)
    data = {"review-keeps": "yes", "review-note": "仍在研究。"}
    assert posted(made, f"/desk/policies/{policy.pk}/review/", data) == done_by("clerk", "reviewer")


def test_an_old_document_is_registered_by_the_clerk(made, policy):
    draft = writing.start(made.units["liuxi-nyb"], by=made["officer"], at=AT)
    writing.keep(draft, written=written(type="policy"), version=draft.version, by=made["officer"], at=AT)
    found = posted(made, f"/desk/policies/historic/{draft.pk}/", {"historic-reason": "清理时补录。"})
    assert (found[302], found[422]) == ({"clerk"}, {"officer"})


def test_settings_are_for_clerk_and_administrator(made):
    keepers = {"clerk", "administrator", "neighbour-clerk"}
    assert got(made, "/desk/policies/settings/")[200] >= {"clerk", "administrator"}
    found = posted(made, "/desk/policies/settings/", RULE)
    assert found[302] & OF_THE_ORGAN == keepers & OF_THE_ORGAN


def test_the_sheet_is_shown_as_far_as_it_is_filled_in(made, policy, client):
    checked(made, policy)
    client.force_login(made["leader"])
    page = client.get(f"/desk/policies/{policy.pk}/sheet/").content.decode()
    assert ("国家秘密：不涉及" in page, "（此件公开发布）" in page) == (True, False)
