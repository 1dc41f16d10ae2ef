"""公文的动作：what is refused is said with what was typed; what a review found waits on the leaders' 今日."""

from datetime import date

from mingtang.law.drafting_sheets import Proposal
from mingtang.law.openness import Openness
from mingtang.policies.actions import deciding, following
from mingtang.policies.models import Policy
from mingtang.policydesk.forms import ProposalForm
from mingtang.policydesk.in_hand import Policies
from mingtang.policydesk.queries.desk import policies_of
from mingtang.ui.opened import CHANGED_SINCE
from tests.builders import moment
from tests.policies.conftest import AT, CLEAR, LATER, PUBLIC, WITHHELD, opened, signed


def told(made, who, at=LATER):
    return [(row.sentence, row.step) for row in Policies().rows(made[who], at=at)]


def test_a_day_before_the_clock_began_breaks_no_list(made):
    policy = signed(made, opened(made, "甲意见"))
    for day in (date(206, 11, 20), date(2016, 11, 20)):
        Policy.rows.filter(pk=policy.pk).update(made_on=day)
        rows = policies_of(made["clerk"], state="", on=LATER.date(), at=LATER)
        assert [(row.due, row.words) for row in rows] == [(None, "")]
        assert told(made, "clerk") == []


def test_what_was_typed_into_an_act_that_came_too_late_is_shown_with_the_reason(made, policy, client):
    deciding.propose(policy, proposal=PUBLIC, by=made["officer"], at=AT)
    deciding.send_back(policy, reason="先前的理由。", by=made["reviewer"], at=AT)
    client.force_login(made["reviewer"])
    url = f"/desk/policies/{policy.pk}/back/"
    answer = client.post(url, {"back-reason": "依据写得太笼统。"})
    page = answer.content.decode()
    late = "<h2>没有办成</h2><ul><li>公文单现在是“退回”，不能转为“等签发”。</li></ul>"
    assert (answer.status_code, late in page) == (422, True)
    assert ("刚才填的，没有存" in page, "依据写得太笼统。" in page) == (True, True)


def test_a_form_that_is_still_there_keeps_its_reasons_to_itself(made, policy, client):
    client.force_login(made["officer"])
    data = {"step-act": "legality_opinion", "step-on": "2026-03-01", "step-note": "合法。"}
    page = client.post(f"/desk/policies/{policy.pk}/step/", data).content.decode()
    assert page.count("还没有登记“送合法性审核”。") == 1
    assert "刚才填的，没有存" not in page


def test_what_a_review_found_open_waits_for_the_leaders_until_it_is_decided(made, policy):
    policy = signed(made, policy, WITHHELD)
    following.review_withheld(policy, keeps=True, note="仍在研究。", by=made["clerk"], at=LATER)
    assert told(made, "leader") == []
    following.review_withheld(policy, keeps=False, note="研究完毕。", by=made["clerk"], at=LATER)
    waits = (f"公文《{policy.title}》复查认为可以公开，等重新认定", "去重新认定")
    assert (told(made, "leader"), told(made, "officer")) == ([waits], [])
    narrower = Proposal(Openness.ON_APPLICATION, "", "只涉及少数单位。", CLEAR)
    later = moment("2026-03-05")
    deciding.decide_anew(policy, proposal=narrower, why="可以依申请公开。", by=made["leader"], at=later)
    assert told(made, "leader", later) == []


def test_the_questions_that_must_be_answered_are_marked_so():
    asked = [field for name, field in ProposalForm().fields.items() if name.startswith("secrecy_")]
    assert [field.required for field in asked] == [True] * 5


def test_facts_opened_in_two_windows_are_not_written_over_unseen(made, policy, client):
    client.force_login(made["officer"])
    url = f"/desk/policies/{policy.pk}/change/"
    opened_as = client.get(url).context["opened_as"]
    first = {"title": policy.title, "kind": policy.kind, "until_on": policy.until_on or "", "opened_as": opened_as}
    assert client.post(url, first | {"number": "柳政办〔2026〕8号", "touches_market": "on"}).status_code == 302
    answer = client.post(url, first | {"title": "柳溪镇另一个标题"})
    page = answer.content.decode()
    assert (answer.status_code, CHANGED_SINCE in page, "柳溪镇另一个标题" in page) == (422, True, True)
    assert answer.context["stands"] == [
        ("标题", policy.title), ("涉及市场主体", "是"), ("发文字号", "柳政办〔2026〕8号"),
    ]  # fmt: skip
    policy.refresh_from_db()
    assert (policy.number, policy.touches_market, policy.title) == ("柳政办〔2026〕8号", True, first["title"])
    again = first | {"title": "柳溪镇另一个标题", "number": policy.number, "opened_as": answer.context["opened_as"]}
    assert client.post(url, again).status_code == 302
    policy.refresh_from_db()
    assert (policy.title, policy.touches_market) == ("柳溪镇另一个标题", False)
