"""页面：what a clerk types comes back, what is refused says why, and a district sees its own part only."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.evidence.actions.evidence import submit
from mingtang.evidence.models import Evidence
from mingtang.files.models import Attachment
from mingtang.ui import clock
from tests import builders
from tests.builders import handed, moment
from tests.pages import errors, signed_in, words

ITEM = "/desk/plans/liuxi/2026/1.1.1/"


@pytest.fixture
def clerk(town):
    return signed_in(town, "clerk")


@pytest.fixture
def officer(town):
    return signed_in(town, "officer")


def test_everything_typed_into_evidence_comes_back(plan, officer):
    typed = {"kind": "number", "evidence-title": "发放户数", "evidence-on": "2026-03-01", "evidence-value": "很多"}
    response = officer.post(f"{ITEM}evidence/", typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert len(errors(response)) == 2
    assert [f'value="{value}"' in page for value in ("发放户数", "2026-03-01", "很多")] == [True, True, True]


def test_evidence_of_every_kind_is_handed_in_on_the_page(plan, officer):
    common = {"evidence-title": "公示", "evidence-on": "2026-03-01"}
    kinds = [
        {"kind": "file", "evidence-file": SimpleUploadedFile("名单.txt", "公示名单见村务公开栏。".encode())},
        {"kind": "link", "evidence-url": "https://www.example/1"},
        {"kind": "number", "evidence-value": "120", "evidence-unit_of_value": "户"},
        {"kind": "event", "evidence-detail": "3月1日在桃园村宣讲。"},
    ]
    for told in kinds:
        response = officer.post(f"{ITEM}evidence/", common | told, follow=True)
        assert "佐证已提交，等另一个人认定。" in words(response), errors(response)
    assert sorted(Evidence.rows.values_list("kind", flat=True)) == ["event", "file", "link", "number"]
    assert Attachment.rows.get().name == "名单.txt"


def test_a_file_is_not_stored_when_the_evidence_would_be_refused(town, plan):
    other = signed_in(town, "other-officer")
    upload_ = SimpleUploadedFile("名单.txt", "公示名单。".encode())
    typed = {"kind": "file", "evidence-title": "公示", "evidence-on": "2026-03-01", "evidence-file": upload_}
    response = other.post(f"{ITEM}evidence/", typed)
    assert errors(response) == []
    assert "佐证和进展由责任单位、配合单位的承办人或本机关政务公开专员提交。" in words(response)
    assert Attachment.rows.count() == 0


def test_an_act_that_is_not_allowed_says_why_before_it_is_pressed(town, plan, officer):
    builders.evidence(builders.commitment(plan), by=town["clerk"])
    page = words(officer.get(ITEM))
    assert "现在还不能认定： 佐证由柳溪镇人民政府的政务公开专员、审核人或分管领导认定。" in page
    own = words(signed_in(town, "clerk").get(ITEM))
    assert "现在还不能认定： 提交人不能认定自己的佐证，请由另一个人认定。" in own


def test_a_refusal_without_its_reason_comes_back_open(town, plan, clerk):
    piece = builders.evidence(builders.commitment(plan), by=town["officer"])
    response = clerk.post(f"{ITEM}evidence/{piece.pk}/refuse/", {f"reason-{piece.pk}-reason": ""})
    assert response.status_code == 422
    assert f'id="id_reason-{piece.pk}-reason"' in response.content.decode()
    assert Evidence.rows.get(pk=piece.pk).is_waiting


def test_the_line_of_events_tells_what_happened(town, plan, clerk):
    row = builders.commitment(plan)
    builders.accepted(row, by=town["officer"], judge=town["leader"], completing=True)
    clerk.post(f"{ITEM}assign/", {"assign-owner": town.units["liuxi-sfs"].pk})
    page = words(clerk.get(ITEM))
    places = [
        page.index(told)
        for told in (
            "列入工作要点 林专员",
            "提交佐证“补贴发放公示” 江承办",
            "认定佐证“补贴发放公示”证明完成 方领导",
            "明确责任单位 林专员 司法所",
        )
    ]
    assert places == sorted(places)


def test_the_page_explains_the_state(town, plan, officer):
    builders.accepted(builders.commitment(plan), by=town["officer"], judge=town["clerk"], completing=True)
    assert "“补贴发放公示”（2026年3月1日）经另一人认定为证明完成。" in words(officer.get(ITEM))


def test_a_village_sees_its_own_commitments_and_nothing_else_of_the_plan(town, plan):
    village = signed_in(town, "village-officer")
    ledger, shown = words(village.get("/desk/ledger/")), village.get("/desk/plans/liuxi/2026/")
    page = words(shown)
    assert "桃园村每月公布村务。" in ledger
    assert "公开惠农补贴" not in ledger
    assert "1 项任务" in ledger
    assert "这里只列您所在单位的任务。" in page
    assert "/desk/plans/liuxi/2026/publish/" not in shown.content.decode()


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("", ["1.1.1", "1.1.2", "1.2.2", "1.3.1", "1.3.2"]),
        ("office=liuxi-nyb", ["1.1.1", "1.1.2"]),
        ("office=liuxi-dong", ["1.1.2"]),
        ("office=none", ["1.3.1"]),
        ("state=in_progress", ["1.1.1"]),
        ("state=waiting", ["1.2.2"]),
        ("kind=statement", ["1.2.1"]),
        ("kind=all", ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.3.1", "1.3.2"]),
        ("q=补贴", ["1.1.1"]),
        ("q=1.3.1", ["1.3.1"]),
        ("due=none", ["1.3.1"]),
        ("due=nonsense&state=nonsense&page=x", ["1.1.1", "1.1.2", "1.2.2", "1.3.1", "1.3.2"]),
    ],
)
def test_the_board_shows_what_was_asked_for(town, plan, clerk, asked, keys):
    submit(builders.commitment(plan, "1.2.2"), handed=handed(), by=town["other-officer"], at=moment("2026-03-02"))
    # 一次性的任务，到期日不随佐证和今天的日子变。
    once = builders.commitment(plan)
    builders.accepted(once, by=town["officer"], judge=town["clerk"], on=clock.today(), at=clock.now())
    page = clerk.get(f"/desk/ledger/?{asked}").content.decode()
    assert sorted(re.findall(r'class="ledger-key">([\d.]+)<', page)) == keys


@pytest.mark.parametrize("group", ["office", "state", "chapter"])
def test_the_board_in_groups_shows_every_row_once(plan, clerk, group):
    page = clerk.get(f"/desk/ledger/?group={group}").content.decode()
    assert sorted(re.findall(r'class="ledger-key">([\d.]+)<', page)) == ["1.1.1", "1.1.2", "1.2.2", "1.3.1", "1.3.2"]


def test_an_inspector_chooses_among_the_organs_beneath(town, plan):
    builders.plan_of(town, unit=town.neighbour)
    inspector = signed_in(town, "county-inspector")
    page = inspector.get("/desk/ledger/?organ=shanqian").content.decode()
    assert '<option value="shanqian" selected>山前镇</option>' in page
    assert words(inspector.get("/desk/ledger/?organ=liuxi&year=1999")).count("柳溪镇2026年政务公开工作要点") == 1


def test_an_empty_ledger_says_what_to_do(town, clerk, officer):
    assert "上传本年的工作要点" in words(clerk.get("/desk/ledger/"))
    assert "本机关的政务公开专员导入工作要点以后，这里列出每一项任务。" in words(officer.get("/desk/ledger/"))


@pytest.mark.parametrize(
    ("act", "page"),
    [
        ("1.1.1/evidence/?add=link", "1.1.1/?add=link"),
        ("1.1.1/note/", "1.1.1/"),
        ("1.1.1/evidence/5/accept/", "1.1.1/evidence/"),
        ("publish/", ""),
    ],
)
def test_the_address_of_a_form_opened_by_reading_leads_to_its_page(town, plan, client, act, page):
    client.force_login(town["clerk"], backend="django.contrib.auth.backends.ModelBackend")
    place = "/desk/plans/liuxi/2026/"
    assert client.get(f"{place}{act}")["Location"] == f"{place}{page}"
    assert client.get(f"{place}{act}", follow=True).status_code == 200


def test_the_period_it_is_for_is_chosen_and_shown_beside_the_day(town, plan, officer):
    page = "/desk/plans/liuxi/2026/1.1.2/"
    told = {
        "kind": "link",
        "evidence-title": "季报",
        "evidence-on": "2026-04-02",
        "evidence-url": "https://a.example/1",
    }
    response = officer.post(f"{page}evidence/", told | {"evidence-for_period_on": "2026-03-31"}, follow=True)
    assert Evidence.rows.get().for_period_on == date(2026, 3, 31), errors(response)
    assert "2026年4月2日，所属期：第一季度" in words(response)
    assert "evidence-for_period_on" not in officer.get(ITEM).content.decode()


def test_its_submitter_takes_a_piece_back_on_the_page(town, plan, officer):
    piece = builders.evidence(builders.commitment(plan), by=town["officer"])
    response = officer.post(f"{ITEM}evidence/{piece.pk}/withdraw/", follow=True)
    assert ["“补贴发放公示”已撤回，不再等待认定。" in words(response), "已撤回" in words(response)] == [True, True]
    assert "撤回佐证“补贴发放公示” 江承办" in words(response)


def test_a_file_is_not_stored_when_what_was_typed_with_it_bears_a_mark(plan, officer):
    upload_ = SimpleUploadedFile("名单.txt", "公示名单。".encode())
    typed = {"kind": "file", "evidence-title": "方案（机密）", "evidence-on": "2026-03-01", "evidence-file": upload_}
    response = officer.post(f"{ITEM}evidence/", typed)
    assert (response.status_code, Attachment.rows.count()) == (422, 0)


@pytest.mark.parametrize("change", [{"kind": "statement"}, {"withdrawn_at": moment("2026-03-04")}])
def test_the_evidence_of_what_is_no_longer_a_task_is_read_and_revoked(town, plan, clerk, change):
    row = builders.commitment(plan)
    builders.accepted(row, by=town["officer"], judge=town["leader"])
    type(row).rows.filter(pk=row.pk).update(**change)
    page = words(clerk.get(ITEM))
    assert ["补贴发放公示" in page, "撤销认定 这份佐证" in page or "撤销认定" in page] == [True, True]
