"""导入的页面：what is wrong with a file says why, and what it would do to the ledger is shown before it is done."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.audit.models import Entry
from mingtang.intake.models import Draft
from mingtang.workplan.models import Commitment, Plan
from tests import builders
from tests.pages import errors, signed_in, words
from tests.roles import everything

PLAN = """柳溪镇2026年政务公开工作要点
为做好政务公开工作，制定本要点。
一、重点工作
（一）公开惠农补贴
公开惠农补贴的政策、申报方式和发放结果（责任单位：农业农村办公室；完成时限：6月底前）。召开一次动员会。
（二）公开决策
公布重大行政决策事项目录（责任单位：司法所；完成时限：4月底前）。
"""


@pytest.fixture
def clerk(town):
    return signed_in(town, "clerk")


def upload(client, text=PLAN, name="工作要点.txt", **more):
    data = text.encode() if isinstance(text, str) else text
    return client.post("/desk/plans/new/", {"file": SimpleUploadedFile(name, data)} | _unit(client) | more)


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
    assert (entry.verb, entry.facts) == ("intake.draft.refuse_classified", "{}")


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


def test_a_file_without_a_year_asks_for_it_and_takes_it(clerk):
    without = PLAN.replace("2026年", "")
    assert "年度" not in re.findall(r"<label[^>]*>(.*?)</label>", clerk.get("/desk/plans/new/").content.decode())
    before = everything()
    asked = upload(clerk, without)
    assert errors(asked) == ["年度：没有读出要点的年度，请在这里填写，再选一次文件上传。"]
    assert 'name="year"' in asked.content.decode()
    assert everything() == before
    page = words(clerk.get(upload(clerk, without, year="2026").url))
    assert "文件里没有年份，2026 年是上传时填写的，请核对。" in page
    assert "2026年6月30日前（6月底前）" in page


@pytest.mark.parametrize("year", ["2007", "2100", "明年"])
def test_a_year_that_cannot_be_is_refused(clerk, year):
    response = upload(clerk, PLAN.replace("2026年", ""), year=year)
    assert (response.status_code, Draft.rows.count()) == (422, 0)
    assert errors(response)[0].startswith("年度：")


def test_a_file_that_is_no_plan_says_both_things(clerk):
    told = errors(upload(clerk, "", "空.txt"))
    assert told == ["工作要点文件：这个文件是空的，请换一个有内容的文件。"]
    assert errors(upload(clerk, "请于下周一开会。", "通知.txt"))[0].startswith("年度：没有读出要点的年度")


@pytest.mark.parametrize("text", ["公开补贴政策。\n" * 22_000, b"a" * 19_999_990], ids=["many lines", "many bytes"])
def test_a_text_far_longer_than_a_plan_says_so(clerk, text):
    response = upload(clerk, text, "大.txt")
    assert response.status_code == 422
    told = "“大.txt”的篇幅远远超过一份工作要点，没有读取；请只保留工作要点部分后再试。"
    assert errors(response) == [f"工作要点文件：{told}"]


def test_another_organs_plan_is_imported_only_after_a_second_look(plan, clerk):
    draft = upload(clerk, PLAN.replace("柳溪镇", "石桥镇")).url
    other = "这份要点写的是石桥镇，导入的是柳溪镇的台账"
    assert f"{other}，请核对是不是传错了文件。" in words(clerk.get(draft))
    told = {"openness": "proactive", "made_on": "2026-01-20"}
    assert errors(clerk.post(f"{draft}confirm/", told)) == [f"{other}，我已核对：{other}。确实要导入的，请勾选这一项。"]
    assert clerk.post(f"{draft}confirm/", told | {"other_organ": "on"}).status_code == 302


def test_evidence_of_what_becomes_a_statement_needs_a_second_look(town, plan, clerk):
    builders.evidence(builders.commitment(plan), by=town["officer"])
    draft = upload(clerk).url
    clerk.post(f"{draft}edit/", {"op": "kind", "key": "1.1.1", "kind": "statement"})
    assert "原有 1 份佐证，标为表述后不再计入。" in words(clerk.get(draft))
    told = {"openness": "proactive", "made_on": "2026-01-20"}
    refused = clerk.post(f"{draft}confirm/", told)
    assert "标为表述 1 条，它们有佐证，我已逐条核对" in words(refused)
    assert "这次导入会把有佐证的任务标为表述，佐证不再计入，请核对上面修改的各条，再勾选这一项。" in words(refused)
    assert clerk.post(f"{draft}confirm/", told | {"removing": "on"}).status_code == 302


def test_what_is_merged_away_says_where_its_evidence_stays(town, clerk):
    first = upload(clerk).url
    told = {"openness": "proactive", "made_on": "2026-01-20"}
    clerk.post(f"{first}confirm/", told)
    builders.evidence(builders.commitment(Plan.rows.get(), "1.1.2"), by=town["clerk"])
    draft = upload(clerk).url
    clerk.post(f"{draft}edit/", {"op": "merge", "key": "1.1.1"})
    place = "已并入 1.1.1。它的 1 份佐证仍在 1.1.2 名下，在台账里把类别选为“已移出”就能看到，不再计入。"
    assert place in words(clerk.get(draft))
    assert "移出 1 条，其中 1 条有佐证，我已逐条核对" in words(clerk.post(f"{draft}confirm/", told))


def test_what_a_split_carried_over_stands_on_its_line(clerk):
    draft = upload(clerk).url
    clerk.post(f"{draft}edit/", {"op": "split", "key": "1.1.1", "words": "政策、"})
    told = "时限“6月底前”写在拆开的另一条里，这一条先按同样的办，请核对。"
    assert told in words(clerk.get(draft))


def test_confirming_again_in_another_tab_says_who_imported_it(clerk):
    draft = upload(clerk).url
    told = {"openness": "proactive", "made_on": "2026-01-20"}
    clerk.post(f"{draft}confirm/", told)
    before = everything()
    again = clerk.post(f"{draft}confirm/", told)
    assert again.status_code == 422
    assert re.fullmatch(r"这份要点已由.+于\d+年\d+月\d+日导入，请到台账里查看。", errors(again)[0])
    assert '<a href="/desk/plans/liuxi/2026/">去看2026年的要点和台账</a>' in again.content.decode()
    assert everything() == before


def test_the_same_file_uploaded_twice_leads_to_the_open_draft(clerk):
    first = upload(clerk).url
    again = upload(clerk)
    assert (again.url, Draft.rows.count()) == (first, 1)
    assert "上传过，还没有导入，已转到那一次，接着核对就行。" in words(clerk.get(first))
