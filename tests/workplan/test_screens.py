"""页面：what a clerk types comes back, what is refused says why, and a district sees its own part only."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingtang.audit.models import Entry
from mingtang.files.models import Attachment
from mingtang.ui import clock
from mingtang.workplan.actions.evidence import submit
from mingtang.workplan.models import Commitment, Draft, Evidence
from tests import builders
from tests.builders import handed, moment
from tests.roles import everything

PLAN = """柳溪镇2026年政务公开工作要点
为做好政务公开工作，制定本要点。
一、重点工作
（一）公开惠农补贴
公开惠农补贴的政策、申报方式和发放结果（责任单位：农业农村办公室；完成时限：6月底前）。召开一次动员会。
（二）公开决策
公布重大行政决策事项目录（责任单位：司法所；完成时限：4月底前）。
"""
ITEM = "/desk/plans/liuxi/2026/1.1.1/"


def signed_in(town, username):
    client = Client()
    client.force_login(town[username])
    return client


@pytest.fixture
def clerk(town):
    return signed_in(town, "clerk")


@pytest.fixture
def officer(town):
    return signed_in(town, "officer")


def words(response):
    """What the page says, tags and white space aside."""
    text = re.sub(r"<(script|style).*?</\1>", "", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def errors(response):
    """The sentences of the list of errors, in order."""
    found = re.search(r'<div class="form-errors".*?</div>', response.content.decode(), re.DOTALL)
    return re.findall(r"<li>(?:<a[^>]*>)?(.*?)(?:</a>)?</li>", unescape(found[0])) if found else []


def upload(client, text=PLAN, name="工作要点.txt"):
    data = text.encode() if isinstance(text, str) else text
    return client.post("/desk/plans/new/", {"unit": "", "file": SimpleUploadedFile(name, data)} | _unit(client))


def _unit(client):
    found = re.search(r'name="unit" value="(\d+)"', client.get("/desk/plans/new/").content.decode())
    return {"unit": found[1]}


def test_an_upload_becomes_a_draft_that_shows_what_was_read(clerk):
    response = upload(clerk)
    made = Draft.rows.get()
    assert response.url == f"/desk/plans/drafts/{made.pk}/"
    page = words(clerk.get(response.url))
    assert "3 项任务，0 条表述" in page
    assert "2026年6月30日前（6月底前） 责任单位：农业农村办公室" in page
    assert "台账里还没有2026年的要点，导入后新建 3 条。" in page


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("", "空.txt", "这个文件是空的，请换一个有内容的文件。"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "旧.docx", None),
        ("请于下周一开会。", "通知.txt", None),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_leaves_nothing(clerk, text, name, reason):
    before = everything()
    response = upload(clerk, text, name)
    assert response.status_code == 422
    told = errors(response)
    assert len(told) >= 1
    assert all(sentence.startswith("工作要点文件：") and sentence.endswith("。") for sentence in told)
    assert reason is None or told == [f"工作要点文件：{reason}"]
    assert everything() == before


def test_a_file_that_is_too_large_is_not_even_read(clerk):
    told = errors(upload(clerk, "公" * 7_000_000, "大.txt"))
    assert told == ["工作要点文件：文件超过 20 MB，请压缩其中的图片或只保留正文后再试。"]


@pytest.mark.parametrize(("text", "name"), [(f"机密★1年\n{PLAN}", "要点.txt"), (PLAN, "要点（秘密）.txt")])
def test_a_mark_of_secrecy_is_refused_before_anything_is_stored(clerk, text, name):
    response = upload(clerk, text, name)
    assert response.status_code == 422
    assert "涉密、工作秘密文件不得上传到本系统" in errors(response)[0]
    assert Draft.rows.count() == 0
    entry = Entry.rows.order_by("-seq").filter(chain="liuxi").first()
    assert (entry.verb, entry.facts) == ("workplan.draft.refuse_classified", "{}")


def test_the_difference_is_shown_word_by_word_with_the_evidence_at_stake(town, plan, clerk):
    builders.evidence(builders.commitment(plan, "1.3.2"), by=town["village-officer"])
    page = clerk.get(upload(clerk).url).content.decode()
    assert "公开惠农补贴的政策、申报<ins>方式</ins>和发放结果" in page
    text = words(clerk.get(f"/desk/plans/drafts/{Draft.rows.get().pk}/"))
    assert "新增 1 条，修改 2 条，移出 4 条，不变 0 条。" in text
    assert "它有 1 份佐证，移出后佐证保留，不再计入。" in text
    assert "它还没有佐证。" in text


def test_a_step_of_tidying_that_no_longer_fits_is_named(clerk):
    first = upload(clerk).url
    clerk.post(f"{first}edit/", {"op": "kind", "key": "1.1.2", "kind": "statement"})
    clerk.post(f"{first}confirm/", {"openness": "proactive", "made_on": "2026-01-20"})
    away = "原文改了，以前的一步整理没有用上，请核对：把“召开一次动员会”（1.1.2）标为表述。"
    assert away not in words(clerk.get(upload(clerk).url))
    assert away in words(clerk.get(upload(clerk, PLAN.replace("一次动员会", "两次动员会")).url))


def test_tasks_with_evidence_leave_the_ledger_only_after_a_second_look(town, plan, clerk):
    builders.evidence(builders.commitment(plan, "1.3.2"), by=town["village-officer"])
    draft = upload(clerk).url
    told = {"openness": "proactive", "made_on": "2026-01-20"}
    refused = clerk.post(f"{draft}confirm/", told)
    assert "移出 4 条，其中 1 条有佐证，我已逐条核对" in words(refused)
    assert "这次导入会把有佐证的任务移出台账" in words(refused)
    assert Commitment.rows.filter(withdrawn_at__isnull=False).count() == 0
    assert "移出 4 条" in words(clerk.post(f"{draft}confirm/", told | {"removing": "on"}, follow=True))
    assert Commitment.rows.filter(withdrawn_at__isnull=False).count() == 4


def test_tidying_then_confirming_makes_the_ledger(clerk):
    draft = upload(clerk).url
    assert clerk.post(f"{draft}edit/", {"op": "split", "key": "1.1.2", "words": "不在里面"}).status_code == 422
    assert clerk.post(f"{draft}edit/", {"op": "kind", "key": "1.1.2", "kind": "statement"}).status_code == 302
    refused = clerk.post(f"{draft}confirm/", {"openness": "withheld", "reason": "", "made_on": "2026-01-20"})
    assert errors(refused) == ["认定为“不予公开”的，请写明理由和依据。"]
    assert 'value="withheld" required id="id_openness_2" checked' in refused.content.decode() or (
        re.search(r'value="withheld"[^>]*checked', refused.content.decode())
    )
    done = clerk.post(f"{draft}confirm/", {"openness": "proactive", "made_on": "2026-01-20"}, follow=True)
    assert "已导入：新增 3 条，修改 0 条，移出 0 条，未变 0 条。" in words(done)
    assert list(Commitment.rows.values_list("key", "kind")) == [
        ("1.1.1", "task"),
        ("1.1.2", "statement"),
        ("1.2.1", "task"),
    ]


def test_a_refused_split_comes_back_open_with_what_was_typed(clerk):
    draft = upload(clerk).url
    page = clerk.post(f"{draft}edit/", {"op": "split", "key": "1.1.2", "words": "不在里面"}).content.decode()
    assert 'value="不在里面"' in page
    assert "“不在里面”在这一条里要正好出现一次，请多填几个字。" in unescape(page)


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
    ledger, page = words(village.get("/desk/ledger/")), words(village.get("/desk/plans/liuxi/2026/"))
    assert "桃园村每月公布村务。" in ledger
    assert "公开惠农补贴" not in ledger
    assert "1 项任务" in ledger
    assert "这里只列您所在单位的任务。" in page
    assert "送审公开" not in page


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("", ["1.1.1", "1.1.2", "1.2.2", "1.3.1", "1.3.2"]),
        ("office=liuxi-nyb", ["1.1.1", "1.1.2"]),
        ("office=liuxi-dong", ["1.1.2"]),
        ("office=none", ["1.3.1"]),
        ("state=in_progress", ["1.3.2"]),
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
    village = builders.commitment(plan, "1.3.2")
    builders.accepted(village, by=town["village-officer"], judge=town["clerk"], on=clock.today(), at=clock.now())
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
