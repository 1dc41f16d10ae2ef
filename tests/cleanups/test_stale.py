"""清理的旧页面、旧表格：nobody signs what was not shown, and nobody's later opinion is lost to an older one."""

import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.cleanups.actions import campaigns, ledger, signing
from mingtang.cleanups.models import Cleanup
from mingtang.cleanups.queries import standing
from mingtang.cleanups.queries.shown import CHANGED
from mingtang.law.cleanup_tables import CHOOSE, OTHER_TABLE
from mingtang.law.cleanups import Row
from mingtang.ui.opened import CHANGED_SINCE
from tests.cleanups.conftest import AT, BURNING, KEEP, REPEAL, URL, proposed, scope
from tests.cleanups.test_roles import SCOPE
from tests.pages import errors, signed_in, words
from tests.refusals import unchanged


def fates(cleanup):
    return [row.fate for row in standing.entries(cleanup)]


def exported(client, *, url=URL, **filled):
    """The table as it goes out, with the opinions of some rows written over."""
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{url}table.xlsx").content))
    page = book.worksheets[0]
    column = {cell.value: cell.column for cell in page[1]}
    for row in page.iter_rows(min_row=2):
        for key, value in filled.get(f"n{row[0].value}", {}).items():
            page.cell(row[0].row, column[key], value)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def read_back(client, data, *, url=URL, **more):
    return client.post(f"{url}proposals/", {"back-file": SimpleUploadedFile("意见.xlsx", data), **more})


def test_a_table_of_another_campaign_is_refused_whole(made, cleanup):
    other = campaigns.begin(made.organ, scope=scope(), lead=made.organ, legal=made.organ, by=made["clerk"], at=AT)
    rows = [(n, Row(title, "", scope().since_on), made.organ) for n, title in enumerate(("甲通知", BURNING), start=2)]
    ledger.take_in(other, rows=rows, by=made["clerk"], at=AT)
    clerk = signed_in(made, "clerk")
    data = exported(clerk, url="/desk/cleanups/liuxi/2/", n1={"处理意见": "废止", "理由": "已代替。"})
    with unchanged():
        page = read_back(clerk, data)
    assert errors(page)[-1] == OTHER_TABLE
    assert len(errors(page)) == 3


def test_a_row_that_is_about_another_document_stops_the_whole_table(made, cleanup):
    clerk = signed_in(made, "clerk")
    data = exported(clerk, n1={"标题": "别的规定", "处理意见": "继续有效"}, n3={"处理意见": "继续有效"})
    page = read_back(clerk, data)
    assert errors(page) == [
        f"第 2 行：序号 1 在台账里是《{BURNING}》柳政发[2026]3号，表里写的是《别的规定》柳政发[2026]3号，不是同一份。",
        OTHER_TABLE,
    ]
    assert fates(cleanup) == ["", "", ""]


def test_an_older_table_does_not_write_over_a_newer_opinion_unless_that_is_chosen(made, cleanup):
    ledger.propose(cleanup, ordinals=[3], proposal=KEEP, by=made["clerk"], at=AT)
    officer = signed_in(made, "officer")
    data = exported(officer, n1={"处理意见": "继续有效"}, n2={"处理意见": "继续有效"})
    ledger.propose(cleanup, ordinals=[1, 3], proposal=REPEAL, by=made["clerk"], at=AT)
    refused = read_back(officer, data)
    assert (refused.status_code, errors(refused)[-1], fates(cleanup)) == (422, CHOOSE, ["repeal", "", "repeal"])
    assert "现在的意见是“废止，理由：已由新的办法代替。（公布理由）”" in errors(refused)[0]
    again = read_back(officer, data, over="a wrong digest")
    assert (again.status_code, fates(cleanup)) == (422, ["repeal", "", "repeal"])
    chosen = read_back(officer, data, over=refused.context["opened_as"])
    # 第 3 号在表里没有动过：the later opinion of the clerk stands.
    assert (chosen.status_code, fates(cleanup)) == (302, ["keep", "keep", "repeal"])


def test_a_table_in_which_nothing_was_filled_in_changes_nothing(made, cleanup):
    ledger.propose(cleanup, ordinals=[1], proposal=KEEP, by=made["clerk"], at=AT)
    clerk = signed_in(made, "clerk")
    data = exported(clerk)
    ledger.propose(cleanup, ordinals=[1], proposal=REPEAL, by=made["clerk"], at=AT)
    assert "表里没有新填的意见，台账没有改动。" in words(clerk.post(
        f"{URL}proposals/", {"back-file": SimpleUploadedFile("意见.xlsx", data)}, follow=True))  # fmt: skip
    assert fates(cleanup) == ["repeal", "", ""]


def test_the_reviewer_and_the_leader_sign_only_what_their_page_shows(made, cleanup):
    proposed(made, cleanup)
    signing.hand_in(cleanup, by=made["clerk"], at=AT)
    reviewer, leader = signed_in(made, "reviewer"), signed_in(made, "leader")
    old = {"opened_as": reviewer.get(URL).context["opened_as"], "check-words": "程序合法。", "back-words-words": "改。"}
    signing.send_back(cleanup, words="再研究。", by=made["reviewer"], at=AT)
    ledger.propose(cleanup, ordinals=[1], proposal=REPEAL, by=made["clerk"], at=AT)
    signing.hand_in(cleanup, by=made["clerk"], at=AT)
    with unchanged():
        late = reviewer.post(f"{URL}check/", old)
        back = reviewer.post(f"{URL}send-back/", old)
    assert (errors(late), errors(back), "程序合法。" in late.content.decode()) == ([CHANGED], [CHANGED], True)
    assert reviewer.post(f"{URL}check/", old | {"opened_as": late.context["opened_as"]}).status_code == 302
    page = leader.get(URL)
    seen = page.context["opened_as"]
    assert f'name="opened_as" value="{seen}"' in page.content.decode()
    signing.send_back(cleanup, words="再研究。", by=made["leader"], at=AT)
    signing.hand_in(cleanup, by=made["clerk"], at=AT)
    signing.check(cleanup, words="合法。", by=made["reviewer"], at=AT)
    with unchanged():
        assert CHANGED in words(leader.post(f"{URL}sign/", {"opened_as": seen}))
    assert leader.post(f"{URL}sign/", {"opened_as": leader.get(URL).context["opened_as"]}).status_code == 302


def test_the_clerk_hands_in_only_what_the_page_shows(made, cleanup):
    proposed(made, cleanup)
    clerk = signed_in(made, "clerk")
    seen = clerk.get(URL).context["opened_as"]
    ledger.propose(cleanup, ordinals=[1], proposal=REPEAL, by=made["officer"], at=AT)
    with unchanged():
        assert CHANGED in words(clerk.post(f"{URL}hand-in/", {"opened_as": seen}))


def test_an_opinion_typed_on_an_old_page_does_not_write_over_a_newer_one(made, cleanup):
    officer = signed_in(made, "officer")
    told = {"all": "1", "fate": "keep", "seen": officer.get(f"{URL}?owner=liuxi-nyb").context["seen"]}
    ledger.propose(cleanup, ordinals=[1], proposal=REPEAL, by=made["clerk"], at=AT)
    late = officer.post(f"{URL}propose/?owner=liuxi-nyb", told)
    assert (late.status_code, fates(cleanup)) == (422, ["repeal", "", ""])
    assert "第 1 号《柳溪镇秸秆禁烧管理规定》的意见改成了“废止" in errors(late)[0]
    again = officer.post(f"{URL}propose/?owner=liuxi-nyb", told | {"seen": late.context["seen"]})
    assert (again.status_code, fates(cleanup)) == (302, ["keep", "keep", ""])


def test_the_scope_that_another_window_changed_is_not_written_over(made, cleanup):
    clerk, url = signed_in(made, "clerk"), f"{URL}change/"
    told = SCOPE | {"lead": made.organ.pk, "legal": made.organ.pk}
    told["opened_as"] = clerk.get(url).context["opened_as"]
    assert clerk.post(url, told | {"basis": "第一个窗口。"}).status_code == 302
    late = clerk.post(url, told | {"basis": "第二个窗口。"})
    assert (late.status_code, errors(late), Cleanup.rows.get().basis) == (422, [CHANGED_SINCE], "第一个窗口。")
    assert ("第一个窗口。" in words(late), "第二个窗口。" in words(late)) == (True, True)
    again = told | {"basis": "第二个窗口。", "opened_as": late.context["opened_as"]}
    assert (clerk.post(url, again).status_code, Cleanup.rows.get().basis) == (302, "第二个窗口。")


def test_a_campaign_without_documents_has_a_table_too(made):
    made_now = campaigns.begin(made.organ, scope=scope(), lead=made.organ, legal=made.organ, by=made["clerk"], at=AT)
    clerk = signed_in(made, "clerk")
    urls = [f"{URL}table.xlsx", f"{URL}table.xlsx?fate=lapse"]
    assert ([clerk.get(url).status_code for url in urls], made_now.number) == ([200, 200], 1)
