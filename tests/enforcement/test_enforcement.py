"""执法公示：entered without anybody's full name, public in time, gone in time."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.editorial import actions as editorial
from mingtang.enforcement.actions import notices, publishing
from mingtang.enforcement.in_hand import Notices
from mingtang.enforcement.models import EnforcementNotice
from mingtang.enforcement.queries.notices import counts
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.enforcement import Ending, notice_kind
from mingtang.releases.actions import release_at_once
from mingtang.supervision.actions import run_due
from mingtang.tables.writing import write_table
from mingtang.ui import clock
from mingtang.withdrawals.actions import grant
from mingtang.withdrawals.models import Request
from tests.builders import moment
from tests.enforcement.conftest import AT, person, put, released, typed
from tests.pages import signed_in, words
from tests.refusals import refused, stopped
from tests.roles import everything

PUBLIC = "/liuxi/enforcement/"
WHY = "复议决定撤销了这个处罚。"


def end(made, notice, *, why=WHY):
    at = moment("2026-03-12")
    return notices.end(notice, how=Ending.REVOKED, on=at.date(), why=why, by=made["clerk"], at=at)


def waiting(made, at, who="clerk"):
    return [(row.sentence, row.words, row.step) for row in Notices().rows(made[who], at=moment(at))]


def test_the_full_name_of_a_natural_person_is_kept_nowhere(made):
    notice = notices.put(made.organ, kind="penalty", typed=person(), by=made["officer"], at=AT)
    assert (notice.party, notice.cells["facts"]) == ("赵**", "赵**在集市路占道摆摊。")
    assert "赵小河" not in str(everything())
    assert publishing.reasons_against_submitting(notice, by=made["officer"], at=AT) == []


def test_what_is_wrong_is_told_and_nothing_is_kept(made, notice):
    with refused("文号“柳执罚决字〔2026〕3号”的行政处罚已经录入过。"):
        put(made)
    with refused("“违法事实”没有填。"):
        put(made, number="4号", facts="")
    with refused("文字里有身份证号，请删去个人信息再提交。"):
        put(made, number="4号", facts="身份证 11010519491231002X")
    with refused("执法公示由柳溪镇人民政府的政务公开专员或者科室承办人办理。"):
        put(made, who="reviewer", number="4号")


def test_a_draft_is_dropped_and_what_was_public_never(made, notice):
    other = put(made, number="4号")
    released(made, notice)
    notices.drop(other, by=made["officer"], at=AT)
    assert put(made, number="4号").number == "4号"
    with refused("已经公示或者送审的不能作废；决定变更、撤销的，登记以后撤下。"):
        notices.drop(notice, by=made["officer"], at=AT)
    with stopped("执法公示不得删除"):
        EnforcementNotice.rows.filter(pk=notice.pk).delete()


def test_many_go_at_once_and_one_that_may_not_holds_up_no_other(made, notice):
    old = put(made, number="旧1号", decided_on="2024-03-01")
    done, not_done = publishing.submit_many([notice, old], by=made["officer"], at=AT)
    assert ([revision.title for revision in done], len(not_done)) == ([str(notice)], 1)
    assert not_done[0][1] == ("公示截止期2025年3月1日已经过了，不再公示。",)


def test_a_public_notice_stands_in_the_list_with_its_counts(made, notice):
    assert "现在没有执法公示" in words(Client().get(PUBLIC))
    released(made, notice)
    page = words(Client().get(PUBLIC))
    assert ["柳溪镇东风饭店" in page, "2026年 行政处罚 1 条" in page] == [True, True]
    assert "柳溪镇东风饭店" in words(Client().get(f"{PUBLIC}?kind=penalty&year=2026&q=东风"))
    for query in ("kind=licence", "year=2025", "q=西风"):
        assert "柳溪镇东风饭店" not in words(Client().get(f"{PUBLIC}?{query}")), query
    one = words(Client().get(f"{PUBLIC}penalty/{notice.pk}/"))
    assert ["违法事实" in one, "公示截止期 2027年3月2日" in one] == [True, True]
    assert Client().get(f"{PUBLIC}licence/{notice.pk}/").status_code == 404
    assert PUBLIC in Client().get("/liuxi/open/").content.decode()
    assert counts(made.organ) == [(2026, {"penalty": 1})]


def test_past_its_last_day_nothing_tells_of_it_any_more(made, notice, monkeypatch):
    notices.set_rule(made.organ, kind="penalty", months=1, publish_days=3, by=made["clerk"], at=AT)
    released(made, notice)
    url = f"{PUBLIC}penalty/{notice.pk}/"
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 2))
    assert "东风饭店" in words(Client().get(url))
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 3))
    run_due(at=moment("2026-04-03"))
    gone = Client().get(url)
    assert (gone.status_code, "东风饭店" in words(gone)) == (410, False)
    for path in (PUBLIC, "/search/?q=东风饭店&organ=liuxi", "/liuxi/new/"):
        assert url not in Client().get(path).content.decode(), path


def test_the_day_tells_what_is_to_be_public_and_what_is_to_be_gone(made, notice):
    assert waiting(made, "2026-03-10") == [(f"{notice}还没有公示", "3月11日以前公示", "去公示")]
    assert waiting(made, "2026-03-12", "officer") == [(f"{notice}还没有公示", "3月11日以前公示，已经过了", "去公示")]
    released(made, notice)
    assert waiting(made, "2026-03-12") == []
    end(made, notice)
    told = (f"{notice}已经撤销，还在公示", "3月17日以前撤下", "去撤下")
    assert waiting(made, "2026-03-12") == [told]
    grant(Request.rows.get(), by=made["reviewer"], at=moment("2026-03-13"))
    assert waiting(made, "2026-03-16") == []


def test_what_was_revoked_is_taken_down_by_another_person_and_says_why(made, notice):
    released(made, notice)
    with refused("请用 5 至 500 个字写明理由，公众会在原地址看到。"):
        end(made, notice, why="撤")
    end(made, notice)
    assert "东风饭店" in words(Client().get(f"{PUBLIC}penalty/{notice.pk}/"))
    grant(Request.rows.get(), by=made["reviewer"], at=moment("2026-03-13"))
    gone = Client().get(f"{PUBLIC}penalty/{notice.pk}/")
    assert (gone.status_code, f"这个决定已经撤销。{WHY}" in words(gone)) == (410, True)
    assert ["已撤下" in words(gone), "留说明" in words(gone)] == [True, False]
    with refused("这个决定已经撤销，不再修改和公示。"):
        publishing.submit(notice, by=made["officer"], at=moment("2026-03-16"))
    with stopped("登记了的变更、撤销不得抹去"):
        EnforcementNotice.rows.filter(pk=notice.pk).update(ended_how="", ended_on=None, ended_why="")


def test_what_was_revoked_while_it_was_signed_is_not_released(made, notice):
    revision = publishing.submit(notice, by=made["officer"], at=AT)
    end(made, notice)
    approve = {"ticks": EVERY_TICK, "findings": FOUND_CLEAR, "by": made["reviewer"], "at": moment("2026-03-12")}
    with refused("这个决定已经撤销，不再公示，请退回。"):
        editorial.approve(revision, **approve)


def test_a_table_is_read_in_whole_or_not_at_all(made, notice):
    kind = notice_kind("penalty")
    rows = [typed(number="5号"), person(number="6号", facts="")]
    client = signed_in(made, "officer")

    def sent(rows):
        file = SimpleUploadedFile("处罚.xlsx", write_table("公示", kind.fields, rows))
        return client.post("/desk/enforcement/upload/penalty/", {"file": file, "unit": made.organ.pk})

    page = sent(rows)
    assert (page.status_code, EnforcementNotice.rows.count()) == (422, 1)
    assert "第 3 行 违法事实 “违法事实”没有填。" in words(page)
    assert sent([typed(number="5号"), person(number="6号")]).status_code == 302
    assert sorted(EnforcementNotice.rows.values_list("number", "party")) == [
        ("5号", "柳溪镇东风饭店"),
        ("6号", "赵**"),
        ("柳执罚决字〔2026〕3号", "柳溪镇东风饭店"),
    ]
    assert "已经录入过" in words(sent([typed()]))


def test_many_are_signed_one_by_one_and_go_public_in_one_release(made, notice):
    other = notices.put(made.organ, kind="penalty", typed=person(number="6号"), by=made["officer"], at=AT)
    revisions, _ = publishing.submit_many([notice, other], by=made["officer"], at=AT)
    reader = signed_in(made, "reviewer")
    for revision in revisions:
        for page in ("", "page/"):
            assert "违法事实" in words(reader.get(f"/desk/review/{revision.pk}/{page}")), page
        editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=AT)
        editorial.sign(revision, ticks=EVERY_TICK, by=made["leader"], at=AT)
    release_at_once(made.organ, editions=[one.edition for one in revisions], by=made["clerk"], at=AT)
    page = words(Client().get(PUBLIC))
    assert ["东风饭店" in page, "赵**行政处罚决定" in page] == [True, True]


def test_a_long_list_of_notices_asks_no_more_than_a_short_one(made, notice):
    def asked(client, url):
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    desk = signed_in(made, "clerk")
    released(made, notice)
    urls = ((desk, "/desk/enforcement/"), (Client(), PUBLIC), (desk, "/desk/"))
    [client.get(url) for client, url in urls]
    few = [asked(client, url) for client, url in urls]
    for number in range(20):
        released(made, put(made, number=f"第{number}号"))
    assert [asked(client, url) for client, url in urls] == few
