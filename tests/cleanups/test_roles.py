"""岗位 × 地址：clean-ups are seen by their organ, kept by its clerk, checked by a reviewer, signed by a leader."""

import io
from datetime import date

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.cleanups.actions import ledger, signing
from mingtang.cleanups.queries import standing
from mingtang.law.cleanups import Fate, Proposal, Row
from tests.cleanups.conftest import AT, BURNING, KEEP, PUBLIC, URL, entry, proposed, published, signed
from tests.pages import errors, words
from tests.pages import signed_in as as_one
from tests.roles import OF_THE_ORGAN, everything, got, others, posted, signed_in, strangers

CLERKS = {"clerk", "neighbour-clerk"}
SCOPE = {
    "title": "新的清理",
    "basis": "通知要求。",
    "since_on": "2016-01-01",
    "until_on": "2026-01-31",
    "types": ["normative"],
    "due_on": "2099-12-31",
}


def done_by(*who, refused=422):
    return {
        "sign-in": strangers(), 302: set(who), refused: OF_THE_ORGAN - set(who), 404: others(*OF_THE_ORGAN),
    }  # fmt: skip


def workbook(*rows):
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


class Again(SimpleUploadedFile):
    """A file that is read from its start for everybody who posts it."""

    def read(self, *args):
        self.seek(0)
        return super().read(*args)


def test_the_list_and_the_blank_form_are_for_whoever_is_signed_in(made):
    for url in ("/desk/cleanups/", "/desk/cleanups/blank.xlsx"):
        assert got(made, url) == {"sign-in": strangers(), 200: others()}


def test_a_new_campaign_is_for_clerks(made):
    assert got(made, "/desk/cleanups/new/") == {"sign-in": strangers(), 200: CLERKS, 403: others(*CLERKS)}
    data = SCOPE | {"organ": made.organ.pk, "lead": made.organ.pk, "legal": made.organ.pk}
    found = posted(made, "/desk/cleanups/new/", data)
    assert found == {"sign-in": strangers(), 302: {"clerk"}, 422: {"neighbour-clerk"}, 403: others(*CLERKS)}


def test_a_campaign_its_table_and_its_documents_are_shown_to_the_organ(made, cleanup):
    for url in (URL, f"{URL}table.xlsx", f"{URL}documents/{entry(cleanup, 2).pk}/?q=扬尘"):
        assert got(made, url) == {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


def test_the_ledger_is_kept_by_the_clerk(made, cleanup):
    data = SCOPE | {"lead": made.organ.pk, "legal": made.organ.pk}
    assert posted(made, f"{URL}change/", data) == done_by("clerk", refused=403)
    second = f"{URL}documents/{entry(cleanup, 2).pk}/"
    assert posted(made, f"{second}match/", {"address": made.dust.address}) == done_by("clerk")
    assert posted(made, f"{second}drop/") == done_by("clerk")
    ledger.drop(entry(cleanup, 1), by=made["clerk"], at=AT)
    assert posted(made, f"{URL}add/") == done_by("clerk")


def test_a_ledger_is_read_in_by_the_clerk(made, cleanup):
    data = workbook(("标题", "文号", "成文日期"), ("旧通知", "柳政发〔2017〕1号", "2017-03-01"))
    assert posted(made, f"{URL}read/", {"ledger-file": Again("台账.xlsx", data)}) == done_by("clerk")


def test_proposals_are_made_by_the_clerk_and_the_drafting_unit(made, cleanup):
    data = {"entry": ["1"], "fate": "keep"}
    assert posted(made, f"{URL}propose/", data) == done_by("clerk", "officer")
    table = workbook(("序号", "标题", "文号", "处理意见"), (1, BURNING, "柳政发〔2026〕3号", "继续有效"))
    assert posted(made, f"{URL}proposals/", {"back-file": Again("意见.xlsx", table)}) == done_by("clerk", "officer")


def test_each_step_is_its_own_persons(made, cleanup):
    proposed(made, cleanup)
    assert posted(made, f"{URL}hand-in/") == done_by("clerk")
    signing.hand_in(cleanup, by=made["clerk"], at=AT)
    words = {"check-words": "合法。", "back-words-words": "再研究。"}
    assert posted(made, f"{URL}check/", words) == done_by("reviewer")
    assert posted(made, f"{URL}send-back/", words) == done_by("reviewer")
    signing.check(cleanup, words="合法。", by=made["reviewer"], at=AT)
    assert posted(made, f"{URL}sign/") == done_by("leader")
    signing.sign(cleanup, by=made["leader"], at=AT)
    assert posted(made, f"{URL}publish/") == done_by("clerk")


def test_what_was_amended_is_told_by_the_unit_or_the_clerk(made, cleanup):
    amend = Proposal(Fate.AMEND, AT.date(), "标准变了。")
    signed(made, cleanup, fates=(amend, KEEP, KEEP))
    url = f"{URL}documents/{entry(cleanup, 1).pk}/amended/"
    assert posted(made, url, {"words": "已由新文件修改。"}) == done_by("clerk", "officer")


def test_what_changes_something_is_never_done_by_reading(made, cleanup):
    acts = ("read", "add", "proposals", "propose", "hand-in", "check", "send-back", "sign", "publish")
    urls = [f"{URL}{act}/" for act in acts]
    urls += [f"{URL}documents/{entry(cleanup, 1).pk}/{act}/" for act in ("match", "drop", "amended")]
    client, before = signed_in(made, "clerk"), everything()
    assert [client.get(url).status_code for url in urls] == [302] * len(urls)
    assert everything() == before


def test_a_refused_form_gives_back_what_was_ticked_and_typed(made, cleanup):
    client = as_one(made, "clerk")
    page = client.post(f"{URL}propose/", {"entry": ["1", "3"], "fate": "repeal", "amend_by_on": "", "reason": ""})
    assert errors(page) == ["废止的，请写明理由。"]
    assert page.content.decode().count("checked") == 3
    page = client.post(f"{URL}read/", {"ledger-file": SimpleUploadedFile("台账.xlsx", b"nothing")})
    assert errors(page) == ["表格：“台账.xlsx”不是 .xlsx 表格；请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。"]


def test_everything_that_is_narrowed_down_to_is_proposed_at_once(made, cleanup):
    as_one(made, "clerk").post(f"{URL}propose/?match=paper", {"all": "1", "fate": "keep"})
    assert [row.fate for row in standing.entries(cleanup)] == ["", "", "keep"]


def test_the_page_tells_what_is_left(made, cleanup):
    ledger.drop(entry(cleanup, 1), by=made["clerk"], at=AT)
    page = words(as_one(made, "clerk").get(f"{URL}?match=paper"))
    told = ["2 份文件，0 份有了意见", "要您确认 1 份", "只有纸质的 1 份", "台账里没有的有 1 份"]
    assert [text for text in told if text not in page] == []


def test_long_ledgers_cost_no_more_queries_than_short_ones(made, cleanup):
    def cost():
        client = as_one(made, "clerk")
        with CaptureQueriesContext(connection) as ran:
            assert [client.get(url).status_code for url in (URL, "/desk/cleanups/", "/desk/")] == [200, 200, 200]
        return len(ran)

    before = cost()
    more = [(n, Row(f"旧通知{n}", f"柳政发〔2017〕{n}号", date(2017, 1, 1)), made.organ) for n in range(20, 50)]
    ledger.take_in(cleanup, rows=more, by=made["clerk"], at=AT)
    ledger.propose(cleanup, ordinals=[10, 11, 12], proposal=KEEP, by=made["clerk"], at=AT)
    assert cost() == before


def test_public_pages_tell_what_is_not_there(made, client):
    assert "还没有公布清理结果" in words(client.get("/liuxi/cleanups/"))
    assert "没有找到这次清理" in words(client.get(PUBLIC))
    assert "/liuxi/cleanups/" not in client.get("/liuxi/open/").content.decode()


def test_lists_stand_in_the_list_and_behind_a_door(made, cleanup, client):
    published(made, cleanup)
    assert "继续有效 2 份 废止 1 份" in words(client.get("/liuxi/cleanups/"))
    assert "/liuxi/cleanups/" in client.get("/liuxi/open/").content.decode()
