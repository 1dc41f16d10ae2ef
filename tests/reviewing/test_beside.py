"""审签旁边的事：remarks, paper and emergencies on their screens, with what was typed coming back."""

from django.test import Client

from mingtang.catalogue.models import Column
from mingtang.desk.queries import today
from mingtang.editorial.actions import drop, release
from mingtang.editorial.models import Approval
from mingtang.emergencies.models import Emergency
from mingtang.law.units import PostKind
from mingtang.organs.actions import appoint
from mingtang.papers.models import PaperSignature
from mingtang.papers.sight import ScannedSlips
from mingtang.remarks.actions import make, send_back
from mingtang.remarks.places import places_of
from tests.builders import FOUNDED, moment
from tests.pages import errors, words
from tests.reviewing.conftest import checked, hurried, letter, owed, scan_of, scanned
from tests.roles import outcome

AT = moment("2026-03-05")
SINCE = {"since_on": FOUNDED.date(), "by": "install", "at": FOUNDED}
DONE = {"clear-finding": "核对无误。", "clear-source": "on", "clear-proof_1": "on"}


def as_(made, username):
    client = Client()
    client.force_login(made[username])
    return client


def address(revision, act=""):
    return f"/desk/review/{revision.pk}/{act}"


def test_the_places_are_offered_by_their_first_words_and_marked_in_the_text(made):
    revision = letter(made)
    client = as_(made, "reviewer")
    form = client.get(address(revision)).context["remark_form"]
    labels = [label for _, label in form.fields["place"].choices]
    assert labels == ["全文", "1. 关于补贴的通告", "2. 第一季度补贴已经发放。", "3. 共八百户。"]
    key = places_of(revision.title, revision.content)[2].key
    done = client.post(address(revision, "remark/"), {"remark-place": key, "remark-text": "户数要核对。"})
    assert done.url == f"{address(revision)}#remarks"
    shown = client.get(address(revision)).content.decode()
    assert f'<p id="{key}"> <a class="remark-mark" href="#remark-1">指出 1</a> 共八百户。</p>' in shown
    assert 'id="remark-1"' in shown


def test_a_remark_that_is_refused_comes_back_as_it_was_typed(made):
    revision = letter(made)
    data = {"remark-place": "title", "remark-text": "请问 13812345678。"}
    response = as_(made, "reviewer").post(address(revision, "remark/"), data)
    assert (response.status_code, errors(response)) == (422, ["文字里有手机号，请删去个人信息再提交。"])
    form = response.context["remark_form"]
    assert (form["place"].value(), form["text"].value()) == ("title", "请问 13812345678。")


def test_the_author_sees_what_was_pointed_to_in_the_return_and_what_changed_afterwards(made):
    revision = letter(made)
    for place in places_of(revision.title, revision.content)[1:]:
        make(revision, place=place.key, text="核对。", by=made["reviewer"], at=AT)
    send_back(revision, reason="两处。", by=made["reviewer"], at=AT)
    told = words(as_(made, "clerk").get(address(revision)))
    assert "退回：两处。 “第一季度补贴已经发放。” ：核对。 “共八百户。” ：核对。" in told
    newer = letter(made, "<p>第一季度补贴已经发放。</p><p>共八百零三户。</p>", at="2026-03-06")
    told = words(as_(made, "clerk").get(address(newer)))
    assert "1. “第一季度补贴已经发放。” 未改" in told
    assert "2. “共八百户。” 已改" in told
    assert "和第 1 稿相比 正文有改动。" in told
    assert f'href="/compared/{newer.pk}/"' in as_(made, "clerk").get(address(newer)).content.decode()


def test_an_answered_remark_whose_text_stayed_says_so(made):
    revision = letter(made)
    remark = make(revision, place="title", text="太长。", by=made["reviewer"], at=AT)
    send_back(revision, reason="一处。", by=made["reviewer"], at=AT)
    newer = letter(made, "<p>共八百零三户。</p>", at="2026-03-06")
    assert "“关于补贴的通告” 未改" in words(as_(made, "clerk").get(address(newer)))
    field = f"answer-{remark.pk}-answer"
    as_(made, "clerk").post(address(newer, f"remarks/{remark.pk}/"), {field: "标题按规定写。"})
    assert "“关于补贴的通告” 文字没有变，已答复" in words(as_(made, "reviewer").get(address(newer)))


def test_what_was_typed_for_what_was_taken_back_meanwhile_is_shown_to_be_copied(made):
    revision = letter(made)
    drop(revision.edition, by=made["clerk"], at=AT)
    for act, data in (
        ("return/", {"back-reason": "第三段的户数对不上。"}),
        ("remark/", {"remark-place": "title", "remark-text": "第三段的户数对不上。"}),
    ):
        response = as_(made, "reviewer").post(address(revision, act), data)
        assert response.status_code == 422
        assert "您刚才写的，没有保存" in words(response)
        assert "第三段的户数对不上。" in words(response)
        assert "<textarea" not in response.content.decode()


def test_an_answer_that_is_refused_comes_back_beside_its_place(made):
    revision = letter(made)
    remark = make(revision, place="title", text="太长。", by=made["reviewer"], at=AT)
    client = as_(made, "clerk")
    field = f"answer-{remark.pk}-answer"
    response = client.post(address(revision, f"remarks/{remark.pk}/"), {field: "密级：秘密"})
    assert response.status_code == 422
    [(_, form)] = response.context["remarks"]
    assert form["answer"].value() == "密级：秘密"
    client.post(address(revision, f"remarks/{remark.pk}/"), {field: "已改短。"})
    assert "林专员答复：已改短。" in words(client.get(address(revision)))


def test_a_scanned_slip_is_recorded_and_counts_when_another_attests_it(made):
    revision = checked(made)
    data = {"paper-signer": made["leader"].pk, "paper-scan": scanned()}
    refused = as_(made, "clerk").post(address(revision, "signature/"), data)
    assert errors(refused) == ["拟稿人不能登记扫描件，请由另一人登记。"]
    data["paper-scan"] = scanned()
    as_(made, "second-reviewer").post(address(revision, "signature/"), data)
    appoint(made["other-officer"], unit=made.organ, kind=PostKind.REVIEWER, **SINCE)
    paper = PaperSignature.rows.get()
    assert Approval.rows.filter(stage="leader").count() == 0
    told = [(who, list(ScannedSlips().uses(made[who], paper.scan, at=AT))) for who in ("leader", "neighbour-clerk")]
    assert told == [
        ("leader", [("“关于补贴的通告”第 1 稿的纸质签名", f"{address(revision)}#paper")]),
        ("neighbour-clerk", []),
    ]
    data = {"attest-paper": paper.pk}
    response = as_(made, "other-officer").post(address(revision, "attest/"), data)
    assert errors(response) == ["我看过纸上的签名，摘要和这一稿一致：请核对纸上的签名以后勾选。"]
    as_(made, "other-officer").post(address(revision, "attest/"), data | {"attest-seen": "on"})
    approval = Approval.rows.get(stage="leader")
    assert (approval.reviewer.username, approval.attested_by.username) == ("leader", "other-officer")
    assert "签在纸上，扫描件由何承办见证。" in words(as_(made, "clerk").get(address(revision)))


def test_a_scan_of_the_wrong_sort_or_before_its_time_is_not_kept(made):
    revision = checked(made)
    data = {"paper-signer": made["leader"].pk, "paper-scan": scanned("签名.docx")}
    response = as_(made, "reviewer").post(address(revision, "signature/"), data)
    assert errors(response) == ["签好的审签单：请上传照片或者 PDF。"]
    early = letter(made, number=2)
    data = {"paper-signer": made["leader"].pk, "paper-scan": scanned()}
    response = as_(made, "reviewer").post(address(early, "signature/"), data)
    assert (response.status_code, errors(response)) == (422, ["现在的环节是“初审”。"])
    assert (PaperSignature.rows.count(), made.organ.attachments.count()) == (0, 0)


def test_an_attachment_of_what_was_handed_in_is_opened_by_its_reviewers_alone(made):
    kept = scan_of(made)
    row = {"key": str(kept.key), "name": kept.name, "kind": kept.kind, "size": kept.size, "sha256": kept.sha256}
    at_once = {"at": "2026-03-05 10:00"}
    column = Column.rows.create(unit=made.organ, slug="butie", name="惠农补贴", part="guide", made_on=AT.date())
    told = {"metadata": {"number": "无文号", "subjects": ["general"], "validity": "valid"}, "outlet": "site"}
    told["places"] = [{"item": "no-such-item", "column": column.slug}]
    revision = letter(made, attachments=[row], **told, **at_once)
    response = as_(made, "reviewer").get(address(revision))
    assert 'href="#document-files"' in response.content.decode()
    assert response.context["facts"] == [
        ("发文字号", "无文号"), ("主题分类", "综合政务"), ("有效性", "有效"),
        ("位置", "no-such-item，栏目“惠农补贴”"), ("发布渠道", "本站"),
    ]  # fmt: skip
    found = [outcome(as_(made, who).get(f"/desk/files/{kept.key}/")) for who in ("leader", "neighbour-clerk")]
    assert found == [200, 404]
    assert [(label, reasons) for label, reasons in response.context["checks"]] == [
        ("个人信息检查", []), ("附件与送审时一致", []), ("内容与现在的记录一致", []),
    ]  # fmt: skip


def test_an_emergency_is_declared_with_its_reason_and_goes_on_to_the_review(made):
    revision = letter(made)
    response = as_(made, "leader").post(address(revision, "emergency/"), {"emergency-reason": "绝密★1年"})
    assert (response.status_code, Emergency.rows.count()) == (422, 0)
    assert response.context["emergency_form"]["reason"].value() == "绝密★1年"
    as_(made, "leader").post(address(revision, "emergency/"), {"emergency-reason": "防汛转移。"})
    told = words(as_(made, "reviewer").get(address(revision)))
    assert "方领导决定应急发布，初审后补：防汛转移。" in told
    assert "应急发布，初审后补 方领导 防汛转移。" in told


def test_what_is_owed_stands_in_its_list_and_on_the_day_of_those_who_may_pay(made):
    revision = owed(made).revision
    for who, step in (("clerk", "去看"), ("second-reviewer", "去补审")):
        [row] = today.debts.rows(made[who], at=AT)
        assert (row.sentence, row.words, row.step) == ("《关于补贴的通告》应急发布，初审还没有补", "已欠 3 天", step)
    assert today.debts.rows(made["reviewer"], at=AT) == today.debts.rows(made["leader"], at=AT) == []
    client = as_(made, "second-reviewer")
    assert [mine for _, mine in client.get("/desk/review/?show=debts").context["told"]] == [True]
    assert "应急发布，欠初审" in words(client.get("/desk/review/?show=published"))
    response = client.post(address(revision, "clear/"), {"clear-finding": " ", "clear-source": "on"})
    assert (response.status_code, errors(response)) == (
        422,
        [
            "一校：错别字、标点、人名、地名、日期、数字已校对：请核对以后勾选。",
            "补审的意见：这一项还没有填写，请填写。",
        ],
    )  # fmt: skip
    client.post(address(revision, "clear/"), DONE)
    assert client.get("/desk/review/?show=debts").context["told"] == []
    told = words(client.get(f"/desk/review/documents/{revision.edition.document_id}/"))
    assert "方领导决定：防汛转移，等不及。；再审核于" in told
    assert "应急发布，已补审" in words(client.get("/desk/review/?show=published"))


def test_nothing_is_owed_before_it_is_public(made):
    revision = hurried(made)
    assert "补审" not in as_(made, "second-reviewer").get(address(revision)).context.get("clear_form", "")
    assert as_(made, "second-reviewer").get("/desk/review/?show=debts").context["told"] == []


def test_a_signed_document_waits_in_its_own_list_for_its_release(made):
    revision = checked(made)
    data = {"ticks-content": "on", "ticks-proof_3": "on"}
    response = as_(made, "leader").post(address(revision, "sign/"), data, follow=True)
    assert "已签发，等待发布。" in words(response)
    [(row, _)] = as_(made, "clerk").get("/desk/review/?show=signed").context["told"]
    assert (row.state, row.due) == ("已签发，待发布", None)
    release(revision, by=made["clerk"], at=AT)
    assert as_(made, "clerk").get("/desk/review/?show=signed").context["told"] == []
