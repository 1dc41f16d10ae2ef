"""发布的屏幕：what stands on them, what comes back, today, and how many queries they take."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mingtang.audit.chain import canonical
from mingtang.editorial.actions import approve
from mingtang.editorial.models import Approval, Document, Edition, Revision
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.releases import actions
from mingtang.releases import waiting as today
from mingtang.releases.models import Member, Release
from mingtang.ui import clock
from tests.builders import moment
from tests.pages import errors, signed_in, words
from tests.releases.conftest import AT, out, planned, signed, submitted
from tests.withdrawals.desk.conftest import asked, taken_back

TIME = moment("2026-03-09 10:00")


def sentences(made, username, at=AT):
    return [(row.sentence, row.words, row.step) for row in today.rows(made[username], at=at)]


def test_the_list_says_what_may_go_out_what_is_planned_and_what_went_out(made):
    signed(made, 1)
    planned(made, submitted(made, 2), planned_at=clock.now() + timedelta(days=3, hours=1), at=clock.now())
    out(made, 3)
    shown = words(signed_in(made, "clerk").get("/desk/releases/"))
    assert "有 1 件已签发，可以发布" in shown
    assert "《第2号公文》差“审核（含保密审查）”，由审核人办理 还没有签完" in shown
    assert "林专员" in shown
    assert "第3号公文" in shown


def test_chosen_on_the_list_planned_on_the_next_page_and_shown_with_its_countdown(made):
    first, second = signed(made, 1), signed(made, 2)
    client = signed_in(made, "clerk")
    address = f"/desk/releases/new/?edition={first.edition_id}&edition={second.edition_id}"
    assert "要发布的 2 件" in words(client.get(address))
    local = timezone.localtime(clock.now()) + timedelta(days=2)
    told = {"when-when": "at", "when-on": local.date().isoformat(), "when-clock": f"{local:%H:%M}"}
    response = client.post(address, told, follow=True)
    release = Release.rows.get()
    assert response.redirect_chain == [(f"/desk/releases/{release.pk}/", 302)]
    assert "还有 1 天 23 小时" in words(response) or "还有 2 天" in words(response)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({}, ["什么时候发布：这一项还没有填写，请填写。"]),
        ({"when-when": "at"}, ["日期：请填写哪一天。", "时间：请填写几点几分。"]),
        (
            {"when-when": "at", "when-on": "2026-01-02", "when-clock": "09:00"},
            ["定的时间已经过了，请定在以后；现在就要发布的，用“马上发布”。"],
        ),
    ],
)
def test_a_form_that_is_wrong_comes_back_with_what_was_typed(made, told, found):
    address = f"/desk/releases/new/?edition={signed(made).edition_id}"
    response = signed_in(made, "clerk").post(address, told)
    assert (response.status_code, errors(response), Release.rows.count()) == (422, found, 0)


def test_what_cannot_go_out_yet_says_so_beside_the_button(made):
    release = planned(made, signed(made), submitted(made, 2))
    client = signed_in(made, "clerk")
    context = client.get(f"/desk/releases/{release.pk}/").context
    reason = "《第2号公文》：审签还没有完成，现在的环节是“审核（含保密审查）”。"
    assert context["against_now"] == [reason]
    assert client.post(f"/desk/releases/{release.pk}/now/").context["refused"] == (reason,)
    context = signed_in(made, "reviewer").get(f"/desk/releases/{release.pk}/").context
    assert context["against_now"] == ["发布由柳溪镇人民政府的政务公开专员或者分管领导安排。"]


def test_one_document_shows_all_that_became_of_it(made):
    paper = out(made, body={"review_on": "2026-03-09"}).document
    shown = words(signed_in(made, "officer").get(f"/desk/releases/documents/{paper.pk}/"))
    assert ("该复查了 复查日期是2026年3月9日。" in shown, "现在公开的 第 1 版" in shown) == (True, True)
    request = asked(made, paper)
    clearance = taken_back(made, paper, by="reviewer")
    shown = words(signed_in(made, "officer").get(f"/desk/releases/documents/{paper.pk}/"))
    for told in (
        "已撤下，公众现在看不到。",
        "安全撤稿 许审核于2026年3月10日 09:00撤下，当时是第 1 版。",
        "转载处还没有清理完",
        "撤回（留说明），申请已收回",
    ):
        assert told in shown, told
    for address in (f"{request.pk}/", f"clearances/{clearance.pk}/", "", f"documents/{paper.pk}/safety/"):
        assert signed_in(made, "clerk").get(f"/desk/withdrawals/{address}").status_code == 200


def test_today_says_what_is_to_be_released_decided_cleared_and_looked_at(made):
    signed(made, 1)
    paper, other = out(made, 2, body={"review_on": "2026-03-06"}), out(made, 3)
    planned(made, submitted(made, 4), planned_at=moment("2026-03-06 10:00"))
    failing = planned(made, submitted(made, 5), planned_at=AT + timedelta(minutes=1))
    actions.release_due(failing.pk, at=AT + timedelta(hours=1))
    asked(made, paper.document, at=AT)
    taken_back(made, other.document, at=AT)
    release = ("《第1号公文》已签发，可以发布", "等您发布", "去发布")
    failed = (
        "《第5号公文》没有发布成：《第5号公文》：审签还没有完成，现在的环节是“审核（含保密审查）”。",
        "一件也没有公开",
        "去处理",
    )
    unsigned = ("《第4号公文》2026年3月6日 10:00要自动发布，还有 1 件没有签完", "还有 1 天 1 小时", "去看差谁")
    decide = ("《第2号公文》有人申请撤回：撤回（留说明）", "等您决定", "去决定")
    clear = ("《第3号公文》已安全撤稿，在转载处清理", "还没有查完", "去清理")
    revisit = ("《第2号公文》公开着的内容要复查", "该复查了，3月6日", "去复查")
    assert sentences(made, "clerk") == [release, failed, unsigned, clear]
    assert sentences(made, "leader") == [release, failed, unsigned, decide]
    assert sentences(made, "reviewer") == [decide, clear]
    assert sentences(made, "officer") == sentences(made, "neighbour-clerk") == []
    assert sentences(made, "clerk", at=moment("2026-03-06"))[0] == revisit


def many(made, count, *, since):
    """So many papers, signed or not, and releases planned, failed and done; written past the acts, to stay fast."""
    clerk, body = made["clerk"], canonical({"lines": ["一。"]})
    numbers = range(since, since + count)
    documents = Document.rows.bulk_create(
        Document(kind="paper", unit=made.organ, subject=f"tests.many:{n}", address=f"/liuxi/many/{n}/") for n in numbers
    )
    editions = Edition.rows.bulk_create(
        Edition(document=row, number=1, state="open", opened_at=AT) for row in documents
    )
    told = {"body": body, "digest": "0" * 64, "openness": "proactive", "author": clerk, "made_at": AT}
    revisions = Revision.rows.bulk_create(
        Revision(edition=row, number=1, title="一件", stages="review leader", **told) for row in editions
    )
    for stage, who in (("review", "reviewer"), ("leader", "leader")):
        signing = {"stage": stage, "reviewer": made[who], "digest": "0" * 64, "findings": dict(FOUND_CLEAR), "at": AT}
        half = revisions[: count // 2] if stage == "leader" else revisions
        Approval.rows.bulk_create(Approval(revision=row, **signing) for row in half)
    planning = {"unit": made.organ, "title": "一次", "made_by": clerk, "made_at": AT, "planned_at": TIME}
    releases = Release.rows.bulk_create(Release(**planning) for _ in numbers)
    third = editions[::3]
    Member.rows.bulk_create(
        Member(release=release, edition=edition, added_by=clerk, added_at=AT)
        for release, edition in zip(releases, third, strict=False)
    )
    return releases


def test_three_hundred_take_as_many_queries_as_three(made, django_assert_num_queries, django_assert_max_num_queries):
    client = signed_in(made, "clerk")
    many(made, 6, since=0)
    bundle = planned(made, *(signed(made, number) for number in (1, 2)))
    addresses = ("/desk/releases/", "/desk/withdrawals/", "/desk/revisits/", f"/desk/releases/{bundle.pk}/")
    paper = out(made, 3, body={"review_on": "2026-03-09"})
    asked(made, paper.document)
    counted = {}
    for address in addresses:
        with django_assert_max_num_queries(60) as first:
            client.get(address)
        counted[address] = len(first.captured_queries)
    person = made["clerk"]
    with django_assert_max_num_queries(60) as first:
        today.rows(person, at=AT)
    many(made, 300, since=100)
    free = Edition.rows.filter(document__subject__startswith="tests.many", memberships=None).order_by("-pk")
    told = {"release": bundle, "added_by": made["clerk"], "added_at": AT}
    Member.rows.bulk_create(Member(edition=edition, **told) for edition in free[:50])
    for address in addresses:
        with django_assert_num_queries(counted[address]):
            client.get(address)
    person = made["clerk"]
    with django_assert_num_queries(len(first.captured_queries)):
        today.rows(person, at=AT)


def test_a_stranger_to_the_organ_is_led_back_from_choosing(made):
    revision = submitted(made)
    approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=AT)
    client = Client()
    client.force_login(made["neighbour-clerk"])
    response = client.get(f"/desk/releases/new/?edition={revision.edition_id}", follow=True)
    assert "请先勾选要发布的" in words(response)


@pytest.mark.parametrize("by_now", [True, False])
@pytest.mark.parametrize(
    ("outlets", "said"),
    [
        (["site"], "已发布，公众现在就能看到。"),
        (["county"], "已签发发布，还要录到县门户并登记，登记以后才算公开。 去录入和登记"),
        (["site", "county"], "发在本站的公众现在就能看到；其余的还要录到县门户并登记，登记以后才算公开。 去录入和登记"),
    ],
)
def test_after_the_release_it_says_what_is_still_to_be_done_on_the_portal_of_the_county(made, outlets, said, by_now):
    revisions = [signed(made, number, body={"outlet": outlet}) for number, outlet in enumerate(outlets, start=1)]
    client = signed_in(made, "clerk")
    if by_now:
        response = client.post(f"/desk/releases/{planned(made, *revisions).pk}/now/", follow=True)
    else:
        asked_for = "&".join(f"edition={row.edition_id}" for row in revisions)
        response = client.post(f"/desk/releases/new/?{asked_for}", {"when-when": "now"}, follow=True)
    assert said in words(response)
    assert ('<a href="/desk/postings/">去录入和登记</a>' in response.content.decode()) is ("county" in outlets)
