"""页面：what is shown of a table, made and signed on screen, in the same number of queries for any ledger."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.reporting.models import Snapshot
from mingtang.reporting.queries.rows import content_of
from mingtang.reporting.queries.today import rows as today
from tests import builders
from tests.builders import moment, reading, sentence
from tests.pages import errors, signed_in, words
from tests.reporting.material import FIRST, MADE, made, signed, worked_on

EARLY = moment("2026-01-22")


def queries(act):
    with CaptureQueriesContext(connection) as counted:
        act()
    return len(counted)


def test_a_table_that_waits_shows_what_it_says_and_who_may_sign(town, plan):
    table = made(town, explanation="两项延期。") if worked_on(town, plan) else None
    page = words(signed_in(town, "clerk").get(f"/desk/reports/{table.pk}/"))
    assert "共 5 项任务：推进中 1 项，未启动 4 项，其中逾期 1 项。" in page
    assert "现在还不能签名： 季度报表由柳溪镇人民政府的分管领导签名或者退回。" in page
    assert "撤回重编" in page
    assert "下载 Excel 表格 下载 Word 文稿" not in page
    page = words(signed_in(town, "leader").get(f"/desk/reports/{table.pk}/"))
    assert ("现在还不能签名" in page, "撤回重编" in page) == (False, False)
    assert "未启动，逾期（2026年1月31日到期）" in page


def test_a_leader_signs_or_sends_back_with_a_reason_on_the_screen(town, plan):
    table, leader = made(town), signed_in(town, "leader")
    answer = leader.post(f"/desk/reports/{table.pk}/send-back/", {"reason": ""})
    assert (answer.status_code, errors(answer)) == (422, ["退回的理由：这一项还没有填写，请填写。"])
    answer = leader.post(f"/desk/reports/{table.pk}/sign/", follow=True)
    assert "已签名。这张报表不能再改，本机关的人都能看到。" in words(answer)
    assert "下载 Excel 表格" in words(answer)
    answer = leader.post(f"/desk/reports/{table.pk}/send-back/", {"reason": "晚了。"})
    assert (answer.status_code, Snapshot.rows.get().reason) == (422, "")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("table.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("table.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_the_files_of_a_table_are_given_out_when_it_is_signed(town, plan, name, kind):
    waiting, reader = made(town), signed_in(town, "leader")
    assert reader.get(f"/desk/reports/{waiting.pk}/{name}").status_code == 404
    reader.post(f"/desk/reports/{waiting.pk}/sign/")
    answer = reader.get(f"/desk/reports/{waiting.pk}/{name}")
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, kind, "no-store")
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_the_list_tells_a_newer_edition_from_an_older(town, plan):
    signed(town)
    signed(town)
    said = words(signed_in(town, "officer").get("/desk/reports/"))
    assert said.count("柳溪镇2026年第一季度政务公开台账") == 2
    assert (said.count("已有新版"), said.count("已签")) == (1, 1)


def test_making_and_today_ask_as_often_for_one_task_as_for_three_hundred(town):
    counts = []
    for number in (1, 300):
        told = [
            sentence(f"第{n}次公开补贴发放结果。", offices=["农业农村办公室", "东管理区"], rhythm="monthly")
            for n in range(number)
        ]
        plan = builders.plan_of(town, told=reading(told), at=EARLY)
        leader, clerk = town["leader"], town["clerk"]
        for person in (leader, clerk):
            person.posts_on(MADE.date())
        counts.append(
            (
                queries(lambda plan=plan: content_of(plan, FIRST, as_of=FIRST.last)),
                queries(lambda leader=leader: today(leader, at=MADE)),
                queries(lambda clerk=clerk: today(clerk, at=MADE)),
            )
        )
    assert counts[0] == counts[1]


def test_the_list_and_a_table_ask_as_often_for_many_tables_as_for_one(town, plan):
    first = signed(town)
    reader, counts = signed_in(town, "clerk"), []
    for number in (0, 300):
        copy = {
            name: getattr(first, name) for name in ("unit", "year", "as_of", "content", "digest", "made_by", "made_at")
        }
        Snapshot.rows.bulk_create(Snapshot(**copy | {"year": 2030 + n}, quarter=1, edition=1) for n in range(number))
        asked = []
        for url in ("/desk/reports/", f"/desk/reports/{first.pk}/"):
            reader.get(url)
            asked.append(queries(lambda url=url: reader.get(url)))
        counts.append(asked)
    assert counts[0] == counts[1]
