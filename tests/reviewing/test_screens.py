"""审核的屏幕：what stands on them, what comes back, and how many queries they take."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.editorial.actions import approve, send_back
from mingtang.editorial.models import Document, Edition, Revision
from mingtang.law.editorial import EVERY_TICK, SECRECY_ITEMS, EditionState
from mingtang.remarks.actions import make
from mingtang.remarks.models import Remark
from tests.builders import moment
from tests.editorial.conftest import CLEAR, released, reviewed, submitted
from tests.pages import errors, words
from tests.reviewing.conftest import letter


def as_(made, username):
    client = Client()
    client.force_login(made[username])
    return client


def page(made, username, address):
    return as_(made, username).get(address).content.decode()


@pytest.mark.parametrize(
    ("username", "mine"), [("reviewer", [False, True]), ("leader", [True, False]), ("clerk", [False, False])]
)
def test_what_waits_for_me_comes_first(made, username, mine):
    reviewed(made, subject="tests.notice:1", address="/liuxi/1/")
    submitted(made, subject="tests.notice:2", address="/liuxi/2/")
    response = as_(made, username).get("/desk/review/")
    rows = sorted([*response.context["mine"], *response.context["others"]], key=lambda row: row.revision.pk)
    assert [row.is_mine for row in rows] == mine
    assert [row.state for row in rows] == ["待签发", "待审核"]


def test_what_was_sent_back_waits_for_the_clerk(made):
    revision = submitted(made)
    send_back(revision, reason="日期写错了。", by=made["reviewer"], at=moment("2026-03-03"))
    [row] = as_(made, "clerk").get("/desk/review/").context["mine"]
    assert (row.state, row.step) == ("已退回", "看退回的理由")
    assert "日期写错了。" in page(made, "clerk", f"/desk/review/{revision.pk}/")


def test_the_page_shows_what_the_public_will_see_and_what_is_new(made):
    released(made, "甲。")
    revision = submitted(made, "甲。", "乙。", at="2026-04-01")
    shown = page(made, "reviewer", f"/desk/review/{revision.pk}/")
    assert "<ol><li>甲。</li><li>乙。</li></ol>" in shown
    assert "<ul><li>新增：乙。</li></ul>" in shown
    assert "<ol><li>甲。</li><li>乙。</li></ol>" in page(made, "leader", f"/desk/review/{revision.pk}/page/")


def test_a_refused_act_stands_beside_its_reasons(made):
    revision = submitted(made)
    context = as_(made, "leader").get(f"/desk/review/{revision.pk}/").context
    assert context["sign_reasons"] == ["现在的环节是“审核（含保密审查）”。"]
    assert context["approve_reasons"] == ["“审核（含保密审查）”由柳溪镇人民政府的审核人办理。"]
    assert context["drop_reasons"] == ["撤回送审由柳溪镇人民政府的政务公开专员办理。"]


def test_an_unfinished_secrecy_review_comes_back_as_it_was(made):
    revision = submitted(made)
    data = {"secrecy-state_secret": "clear", "secrecy-privacy": "clear"}
    response = as_(made, "reviewer").post(f"/desk/review/{revision.pk}/approve/", data)
    form = response.context["secrecy_form"]
    assert form.errors == {
        "work_secret": ["请选择“未涉及”或“涉及”。"],
        "business_secret": ["请选择“未涉及”或“涉及”。"],
    }
    assert form["privacy"].value() == "clear"


def test_something_found_in_the_review_stops_it_with_the_reason(made):
    revision = submitted(made)
    data = {f"secrecy-{item}": "clear" for item in SECRECY_ITEMS} | {"secrecy-privacy": "touched"}
    response = as_(made, "reviewer").post(f"/desk/review/{revision.pk}/approve/", data)
    assert response.context["secrecy_form"].non_field_errors() == ["审查发现涉及个人隐私，不能公开，请退回修改。"]
    assert revision.approvals.count() == 0


def test_a_typed_reason_comes_back_when_it_came_too_late(made):
    revision = submitted(made)
    approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["second-reviewer"], at=moment("2026-03-03"))
    response = as_(made, "reviewer").post(f"/desk/review/{revision.pk}/return/", {"back-reason": "日期不对。"})
    assert response.context["back_form"].non_field_errors() == ["“领导签发”由柳溪镇人民政府的分管领导办理。"]


def test_every_published_edition_stands_with_its_digest(made):
    first = released(made, "甲。")
    second = released(made, "乙。", at="2026-04-01")
    shown = page(made, "inspector", f"/desk/review/documents/{first.document.pk}/")
    assert [shown.count(row.digest) for row in (first, second)] == [1, 1]
    assert shown.count("内容与摘要相符") == 2


def test_thirty_waiting_take_as_many_queries_as_one(made, django_assert_num_queries, django_assert_max_num_queries):
    client = as_(made, "reviewer")
    submitted(made, subject="tests.notice:0", address="/liuxi/0/")
    with django_assert_max_num_queries(30) as first:
        client.get("/desk/review/")
    for number in range(1, 30):
        submitted(made, subject=f"tests.notice:{number}", address=f"/liuxi/{number}/")
    with django_assert_num_queries(len(first.captured_queries)):
        client.get("/desk/review/")


def test_each_list_takes_as_many_queries_for_three_hundred_as_for_one(made, django_assert_num_queries):
    client = as_(made, "second-reviewer")
    first = letter(made, number=0)
    make(first, place="", text="核对。", by=made["reviewer"], at=moment("2026-03-02"))
    lists = ["mine", "others", "returned", "signed", "debts", "published", "mine&late=1"]
    for show in lists:
        client.get(f"/desk/review/?show={show}")
    with CaptureQueriesContext(connection) as once:
        for show in lists:
            client.get(f"/desk/review/?show={show}")
    three_hundred(first)
    with django_assert_num_queries(len(once)):
        for show in lists:
            client.get(f"/desk/review/?show={show}")
    assert client.get("/desk/review/?show=mine").context["page_obj"].paginator.count == 300
    assert len(client.get("/desk/review/?show=mine&page=15").context["told"]) == 20


def three_hundred(first):
    """299 more like the first, written at once."""
    document = first.edition.document
    told = {"kind": document.kind, "unit": document.unit}
    documents = Document.rows.bulk_create(
        Document(**told, subject=f"tests.letter:{n}", address=f"/liuxi/letter/{n}/") for n in range(1, 300)
    )
    editions = Edition.rows.bulk_create(
        Edition(document=each, number=1, state=EditionState.OPEN.value, opened_at=first.made_at) for each in documents
    )
    same = {
        name: getattr(first, name) for name in ("title", "body", "digest", "openness", "author", "stages", "made_at")
    }
    Revision.rows.bulk_create(Revision(edition=each, number=1, **same) for each in editions)


def test_one_revision_takes_as_many_queries_however_much_was_pointed_to(made, django_assert_num_queries):
    revision = letter(made)
    client = as_(made, "second-reviewer")
    make(revision, place="", text="核对。", by=made["reviewer"], at=moment("2026-03-02"))
    client.get(f"/desk/review/{revision.pk}/")
    with CaptureQueriesContext(connection) as once:
        client.get(f"/desk/review/{revision.pk}/")
    told = {"revision": revision, "place": "", "quoted": "全文", "text": "核对。", "by": made["reviewer"]}
    Remark.rows.bulk_create(Remark(**told, at=moment("2026-03-02")) for _ in range(299))
    with django_assert_num_queries(len(once)):
        client.get(f"/desk/review/{revision.pk}/")


def test_only_the_late_ones_are_shown_when_asked_for(made):
    letter(made, number=1)
    client = as_(made, "second-reviewer")
    response = client.get("/desk/review/?show=mine&late=1")
    assert (response.context["late"], len(response.context["told"])) == (1, 1)
    assert client.get("/desk/review/?show=no-such-list").context["show"] == "mine"
    assert as_(made, "district-officer").get("/desk/review/").context["show"] == "published"


def test_an_administrator_sets_the_stages_and_the_history_stays(made):
    client = as_(made, "administrator")
    address = "/desk/review/stages/liuxi/document/"
    data = {"stages": "first review leader", "days_first": "0", "days_review": "3", "days_leader": "1"}
    response = client.post(address, data)
    assert errors(response) == ["每个环节的时限在 1 至 20 个工作日之间。"]
    assert response.context["form"]["days_review"].value() == "3"
    client.post(address, data | {"days_first": "4"})
    told = words(client.get(address))
    assert "柳溪镇人民政府现在：初审 4 个工作日，审核（含保密审查） 3 个工作日，领导签发 1 个工作日。" in told
    assert "管管理：初审 4 个工作日" in told
    assert "初审 4 天，审核（含保密审查） 3 天，领导签发 1 天" in words(client.get("/desk/review/stages/"))
    assert "由一人确认，环节不能改" in words(client.get("/desk/review/stages/liuxi/key_work/"))
