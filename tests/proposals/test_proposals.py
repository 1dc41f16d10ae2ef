"""研究、确认、落实、答复：two people decide, what they decided stays, and the next applicant is shown it."""

from datetime import timedelta

import pytest

from mingtang.applying import ports
from mingtang.catalogue.models import Version
from mingtang.contents.checks import CLASSIFIED
from mingtang.index import actions as index
from mingtang.law.demand import PublishWay
from mingtang.law.rules import RuleBroken
from mingtang.proposals.actions import deciding, publishing
from mingtang.proposals.models import Asking, PublishProposal
from mingtang.proposals.reminding import ProposalsToPublish
from tests.catalogue.conftest import version
from tests.pages import signed_in, words
from tests.proposals.conftest import ADDRESS, AT, BY, CANAL, ON, accepted, case, confirmed, proposed, public
from tests.refusals import refused, stopped

__all__ = ["version"]


def test_what_the_clerk_proposes_another_person_confirms(made):
    held = confirmed(made)
    assert (held.state, held.name, held.publish_by) == ("confirmed", CANAL, BY)
    assert (held.decided_by, held.confirmed_by) == (made["clerk"], made["reviewer"])


def test_what_is_missing_and_who_may_not_are_told_at_once(made):
    held = proposed(made)
    with refused(
        "转主动公开的建议由柳溪镇人民政府的政务公开专员研究。",
        "请写明公开时叫什么，公众据此知道是什么信息。",
        "请选择怎样公开。",
        "请定下哪天以前公开。",
    ):
        deciding.accept(held, name=" ", way=None, publish_by=None, by=made["reviewer"], at=AT)
    with refused("转主动公开的建议由柳溪镇人民政府的政务公开专员研究。", "请写明为什么不转为主动公开。"):
        deciding.decline(held, reason=" ", by=made["leader"], at=AT)


def test_nothing_that_becomes_public_says_who_asked_for_it(made):
    asked = case(made)
    reason = "公开的名称和理由里不要写申请人、代理人的姓名、名称、地址和号码，请删去。"
    with refused(reason):
        suggestion = {"title": "甄申请要的报告", "ground": "大家都要"}
        deciding.suggest(made.organ, application=asked, **suggestion, by=made["clerk"], at=AT)
    held = proposed(made)
    Asking.rows.create(proposal=held, application=asked)
    with refused(reason):
        accepted(made, held, name="甄申请要的报告")
    with refused(reason):
        deciding.decline(held, reason="渠西村第九户要的", by=made["clerk"], at=AT)
    assert accepted(made, held).name == CANAL


def test_what_is_wrong_with_a_suggestion_is_listed_once(made):
    page = signed_in(made, "clerk").post("/desk/applications/proposals/new/", {})
    assert (page.status_code, page.content.decode().count('id="form-errors"')) == (422, 1)


def test_whoever_decided_does_not_confirm_and_the_database_says_so_too(made):
    held = accepted(made)
    with refused("由柳溪镇人民政府的审核人或者分管领导确认。", "是您研究的，请由另一个人确认。"):
        deciding.confirm(held, by=made["clerk"], at=AT)
    rows = PublishProposal.rows.filter(pk=held.pk)
    with stopped("proposals_proposal_second_person"):
        rows.update(state="confirmed", confirmed_by=made["clerk"], confirmed_at=AT)


def test_a_declined_one_is_confirmed_as_refused_and_stays(made):
    held = deciding.decline(proposed(made), reason="涉及第三方商业秘密。", by=made["clerk"], at=AT)
    held = deciding.confirm(held, by=made["leader"], at=AT)
    assert held.state == "refused"
    with refused("这条建议“已定不转”，不能改为“拟转，待确认”。"):
        accepted(made, held)
    with stopped("已确认的决定不得改动"):
        PublishProposal.rows.filter(pk=held.pk).update(reason="别的理由")
    with stopped("已确认的决定不得改动"):
        PublishProposal.rows.filter(pk=held.pk).update(state="proposed", decided_by=None, decided_at=None)


def test_what_is_sent_back_is_decided_anew(made):
    held = deciding.send_back(accepted(made), reason="名称太宽", by=made["reviewer"], at=AT)
    assert (held.state, held.returned_reason, held.decided_by) == ("proposed", "名称太宽", None)
    assert accepted(made, held).returned_reason == ""


def test_nothing_is_confirmed_or_sent_back_without_a_decision_or_a_reason(made):
    held = proposed(made)
    with refused("这条建议“待研究”，没有等着确认的决定。"):
        deciding.confirm(held, by=made["reviewer"], at=AT)
    held = accepted(made, held)
    with refused("请用 500 个字以内写明退回的理由。"):
        deciding.send_back(held, reason="", by=made["reviewer"], at=AT)


def test_a_proposal_begins_undecided_and_is_never_deleted(made):
    with stopped("建议须先提出再研究"):
        proposed(made, state="declined", decided_by=made["clerk"], decided_at=AT)
    held = proposed(made)
    with stopped("转主动公开建议不得删除"):
        PublishProposal.rows.filter(pk=held.pk).delete()
    with stopped("提出的建议不得改动"):
        PublishProposal.rows.filter(pk=held.pk).update(title="别的")


def test_classified_words_and_numbers_of_persons_are_refused(made):
    held = proposed(made)
    told = {"way": PublishWay.MANUSCRIPT, "publish_by": BY, "by": made["clerk"], "at": AT}
    with pytest.raises(RuleBroken) as broken:
        deciding.accept(held, name="机密★清淤方案", **told)
    assert broken.value.reasons == (CLASSIFIED,)
    with refused("文字里有手机号，请删去个人信息再提交。"):
        deciding.accept(held, name="甄 13800138000 的材料", **told)
    held.refresh_from_db()
    assert (held.state, held.name) == ("proposed", "")


def test_an_existing_item_must_be_in_force(made, version):
    held = proposed(made)
    with refused("选的事项不在现行目录里，请刷新页面再选。"):
        accepted(made, held, way=PublishWay.ITEM, item="own-999")
    assert accepted(made, held, way=PublishWay.ITEM, item="nc-shuili").item == "nc-shuili"


def test_a_new_item_goes_into_a_draft_of_the_catalogue(made, version):
    held = confirmed(made, way=PublishWay.NEW_ITEM)
    with refused("请选择放在目录的哪一项旁边。", "请写明公开内容（要素）。"):
        publishing.list_item(held, like="", elements=" ", by=made["clerk"], at=AT)
    held = publishing.list_item(held, like="nc-shuili", elements="验收结论；日期", by=made["clerk"], at=AT)
    draft = Version.rows.get(state="draft")
    item = draft.items.get(code=held.item)
    assert (held.version, item.second, item.elements, item.taken_from) == (draft, CANAL, "验收结论；日期", None)
    assert item.first == version.items.get(code="nc-shuili").first
    with refused("已经列入目录草案，请到目录里接着办。"):
        publishing.list_item(held, like="nc-shuili", elements="验收结论", by=made["clerk"], at=AT)


def test_a_manuscript_is_begun_once_and_only_by_the_clerk(made):
    held = confirmed(made)
    with refused("由柳溪镇人民政府的政务公开专员落实。"):
        publishing.begin(held, by=made["reviewer"], at=AT)
    held = publishing.begin(held, by=made["clerk"], at=AT)
    assert held.manuscript.owner == made["clerk"]
    with refused("已经开始写稿，请到写稿里接着写。"):
        publishing.begin(held, by=made["clerk"], at=AT)


NOT_PUBLIC = "这个地址现在没有本机关公开的内容，请打开公开的页面，照抄地址栏里网站名称后面的部分。"


def test_only_what_is_public_at_the_organ_is_noted_as_published(made):
    held = confirmed(made)
    public(address="/shanqian/d/1/", organ="shanqian")
    for address in ("", "/liuxi/d/9/", "/shanqian/d/1/"):
        with refused(NOT_PUBLIC):
            publishing.publish(held, address=address, by=made["clerk"], at=AT)
    public()
    held = publishing.publish(held, address=f" {ADDRESS} ", by=made["clerk"], at=AT)
    assert (held.state, held.address, held.published_on) == ("published", ADDRESS, ON)


def test_the_next_applicant_is_shown_what_became_public_as_long_as_it_is(made):
    title = "灌渠清淤工程验收报告（2025年）"
    held = confirmed(made)
    public()
    wanted = "想要去年灌渠清淤工程的验收报告"
    assert ports.offers(made.organ, wanted) == []
    publishing.publish(held, address=ADDRESS, by=made["clerk"], at=AT)
    assert ports.offers(made.organ, wanted) == [(title, ADDRESS)]
    assert ports.offers(made.organ, "低保名单") == []
    assert ports.offers(made.units["shanqian"], wanted) == []
    page = signed_in(made, "clerk").get("/applications/new/", {"organ": "liuxi", "q": wanted})
    assert "常有人申请，现在已经主动公开的" in words(page)
    assert f'<a href="{ADDRESS}" target="_blank" rel="noopener">{title}</a>' in page.content.decode()
    index.drop(f"document:{ADDRESS}")
    assert ports.offers(made.organ, wanted) == []


def test_the_clerk_is_reminded_of_what_was_to_become_public(made):
    port = ProposalsToPublish()
    accepted(made)
    assert list(port.organs(on=ON)) == []
    held = confirmed(made)
    assert list(port.organs(on=ON)) == [made.organ.pk]
    (item,) = port.of_organ(made.organ, on=ON, at=AT)
    assert (item.title, item.due_on, item.path) == (
        f"主动公开“{CANAL}”", BY, f"/desk/applications/proposals/{held.pk}/"
    )  # fmt: skip
    public()
    publishing.publish(held, address=ADDRESS, by=made["clerk"], at=AT)
    assert list(port.of_organ(made.organ, on=ON, at=AT)) == []


def suggested(made, found=None, **told):
    usual = {"title": CANAL, "ground": "关系各村灌溉，要大家知道。", "by": made["clerk"], "at": AT}
    return deciding.suggest(made.organ, application=found or case(made, person="p1"), **usual | told)


def test_a_suggestion_enters_the_same_list_and_is_answered_once_decided(made):
    held = suggested(made)
    assert (held.source, held.state, held.askings.count()) == ("suggested", "proposed", 1)
    with refused("还没有确认怎样办，确认以后再答复申请人。"):
        publishing.answer(held, text="已采纳。", by=made["clerk"], at=AT)
    held = confirmed(made, held)
    assert held.owes_answer
    with refused("请用 500 个字以内写明怎样答复的。"):
        publishing.answer(held, text=" ", by=made["clerk"], at=AT)
    held = publishing.answer(held, text="6月1日电话告知已采纳。", by=made["clerk"], at=AT + timedelta(hours=1))
    assert not held.owes_answer
    with refused("已经答复过申请人。"):
        publishing.answer(held, text="再说一次。", by=made["clerk"], at=AT)
    with stopped("给建议人的答复不得改动"):
        PublishProposal.rows.filter(pk=held.pk).update(answer="别的")


def test_a_suggestion_that_cannot_be_is_refused_with_every_reason(made):
    found = case(made)
    suggested(made, found)
    with refused(
        "转主动公开的建议由柳溪镇人民政府的政务公开专员登记。",
        f"申请 {found.number} 的建议已经登记过。",
        "请用 100 个字以内写明建议公开什么。",
        "请用 500 个字以内写明申请人说的理由。",
    ):
        suggested(made, found, title="", ground="", by=made["leader"])
    foreign, held = case(made, unit="shanqian"), proposed(made)
    with refused("这件申请不是向本机关提出的。"):
        suggested(made, foreign)
    with refused("这条建议不是申请人提的，不用答复。"):
        publishing.answer(held, text="好", by=made["clerk"], at=AT)
