"""写稿的页面：what they show, what comes back when it is refused, and how often they ask the database."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingtang.audit.models import Entry
from mingtang.desk.queries import returned as of_today
from mingtang.drafting.actions import handing
from mingtang.drafting.models import Manuscript
from mingtang.editorial.actions import signing
from mingtang.remarks.actions import make, send_back
from mingtang.remarks.places import places_of
from tests.drafting.conftest import AT, LATER, TEXT, fresh, published, saved

TABLE = "<table><tbody><tr><td><p>甲</p></td></tr></tbody></table>"
TYPED = {
    "title": "柳溪镇秸秆禁烧管理规定", "type": "plan", "issuer": "柳溪镇人民政府", "number": "无文号",
    "made_on": "2026-02-27", "subjects": ["agriculture"], "validity": "valid", "outlet": "site",
}  # fmt: skip


@pytest.fixture
def officer(made, client):
    client.force_login(made["officer"])
    return client


def page(draft):
    return reverse("drafting:draft", args=[draft.pk])


def test_the_list_asks_the_same_for_one_and_for_three_hundred(made, draft, officer):
    officer.get("/desk/drafts/")

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert officer.get("/desk/drafts/").status_code == 200
        return len(found)

    one = asked()
    row = fresh(draft)
    Manuscript.rows.bulk_create(
        Manuscript(unit=row.unit, organ=row.organ, owner=row.owner, title=f"稿{n}", started_at=AT, saved_at=AT,
                   saved_by=row.owner)
        for n in range(300)
    )  # fmt: skip
    assert asked() == one


def test_without_a_script_lines_are_written_and_tables_stay(made, draft, officer):
    saved(draft, by=made["officer"], html=f"{TEXT}{TABLE}")
    shown = officer.get(page(draft)).content.decode()
    assert "〔表格1〕" in shown
    lines = "一、适用范围\n\n新的一段\n\n〔表格1〕"
    told = TYPED | {"version": fresh(draft).version, "lines": lines}
    assert officer.post(page(draft), told).status_code == 302
    assert fresh(draft).html == f"<h2>一、适用范围</h2><p>新的一段</p>{TABLE}"


def test_what_was_typed_comes_back_when_it_was_saved_elsewhere(made, draft, officer):
    version = draft.version
    saved(draft, by=made["clerk"], html="<p>专员改的</p>")
    told = TYPED | {"version": version, "title": "我改的标题", "lines": "我写的"}
    answer = officer.post(page(draft), told)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert ("我改的标题" in shown, "我写的" in shown, "这篇稿件在别处改过（林专员" in shown) == (True, True, True)
    assert f'name="version" value="{version + 1}"' in shown
    assert fresh(draft).html == "<p>专员改的</p>"
    assert officer.post(page(draft), told | {"version": version + 1}).status_code == 302
    assert fresh(draft).html == "<p>我写的</p>"


def test_the_script_is_answered_in_json(made, draft, officer):
    url = reverse("drafting:save", args=[draft.pk])
    told = TYPED | {"version": draft.version, "html": "<p>自动存的</p><script>x</script>"}
    answer = officer.post(url, told)
    assert (answer.status_code, answer.json()["version"], answer.json()["doubts"]) == (200, draft.version + 1, [])
    assert fresh(draft).html == "<p>自动存的</p>"
    again = officer.post(url, told)
    assert (again.status_code, again.json()["version"]) == (409, draft.version + 1)
    wrong = officer.post(url, told | {"version": draft.version + 1, "made_on": "x"})
    assert (wrong.status_code, len(wrong.json()["reasons"])) == (422, 1)
    marked = officer.post(url, told | {"version": draft.version + 1, "html": "<p>机密★1年</p>"})
    assert marked.status_code == 422
    assert Entry.rows.latest("pk").verb == "drafting.refuse_classified"
    assert fresh(draft).html == "<p>自动存的</p>"


def test_what_is_pasted_is_cleaned_and_not_kept(made, draft, officer):
    url = reverse("drafting:clean", args=[draft.pk])
    answer = officer.post(url, {"html": '<p class=MsoNormal>一<o:p></o:p><img src="file:///c.png"></p>手机13805310000'})
    assert json.loads(answer.content) == {
        "html": "<p>一</p><p>手机13805310000</p>",
        "told": "有 1 张图片没有带来，请用“上传图片”放进去。文字里有手机号，请删去个人信息再提交。",
    }
    assert officer.post(url, {"html": "<p>密级：秘密</p>"}).status_code == 422
    assert fresh(draft).html == TEXT


def test_what_came_back_is_told_today_and_on_its_page(made, draft, officer):
    revision = handing.hand_in(draft, by=made["officer"], at=AT)
    assert "稿件已送审，不能改动。" in officer.get(page(draft)).content.decode()
    signing.send_back(revision, reason="请补充依据。", by=made["clerk"], at=LATER)
    [row] = of_today.rows(made["officer"], at=LATER)
    assert (row.sentence, row.url) == ("《柳溪镇秸秆禁烧管理规定》被退回：请补充依据。", page(draft))
    assert "林专员退回：请补充依据。" in officer.get(page(draft)).content.decode()
    assert of_today.rows(made["other-officer"], at=LATER) == []


def test_two_revisions_and_two_editions_are_compared(made, draft, officer):
    first = handing.hand_in(draft, by=made["officer"], at=AT)
    url = reverse("drafting:difference", args=[first.pk])
    assert "没有可以比的" in officer.get(url).content.decode()
    signing.send_back(first, reason="改。", by=made["clerk"], at=AT)
    saved(draft, by=made["officer"], html=TEXT.replace("禁止", "严禁"))
    second = handing.hand_in(fresh(draft), by=made["officer"], at=AT)
    shown = officer.get(reverse("drafting:difference", args=[second.pk])).content.decode()
    assert "<del>禁止</del><ins>严禁</ins>" in shown
    assert "正文改了 1 处：新增 0 段，删去 0 段，改动 1 段。" in shown
    assert officer.get(reverse("drafting:difference", args=[second.pk]), {"with": "999"}).status_code == 404


def test_a_corrected_edition_is_held_against_what_is_public(made, draft, officer):
    public = published(made, draft)
    officer.post(reverse("drafting:correct", args=[public.document_id]))
    correction = Manuscript.rows.get(is_correction=True)
    saved(correction, by=made["officer"], html=f"{TEXT}<p>补充一段。</p>", size="major", note="补充。")
    revision = handing.hand_in(fresh(correction), by=made["officer"], at=LATER)
    shown = officer.get(reverse("drafting:difference", args=[revision.pk])).content.decode()
    assert "<ins>补充一段。</ins>" in shown
    assert "已公开的第 1 版" in shown


def test_a_refused_hand_in_keeps_what_was_typed_and_says_everything(made, draft, officer):
    told = TYPED | {"version": draft.version, "html": "<p>改过</p>", "number": ""}
    answer = officer.post(reverse("drafting:hand-in", args=[draft.pk]), told)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "“规划计划”还要填写：发文字号（没有的写“无文号”）。" in shown
    assert fresh(draft).html == "<p>改过</p>"


def test_what_was_pointed_to_stands_on_the_authors_page_and_in_the_text_that_is_reviewed(made, draft, officer, client):
    revision = handing.hand_in(draft, by=made["officer"], at=AT)
    place = places_of(revision.title, revision.content)[2]
    remark = make(revision, place=place.key, text="范围要写全。", by=made["clerk"], at=AT)
    address = f"/desk/review/{revision.pk}/"
    shown = client.get(address).content.decode()
    assert f'<p id="{place.key}"> <a class="remark-mark" href="#remark-1">指出 1</a> 柳溪镇行政区域内' in shown
    assert f'href="/desk/drafts/difference/{revision.pk}/"' in shown
    send_back(revision, reason="", by=made["clerk"], at=AT)
    told = client.get(page(draft)).content.decode()
    assert f"“{remark.quoted}”：范围要写全。" in told
    assert f'href="{address}#remark-1">去答复</a>' in told
