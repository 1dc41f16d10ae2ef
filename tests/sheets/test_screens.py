"""页面：export as filtered, upload, look, confirm; and what may not come in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.audit.models import Entry
from mingtang.sheets.models import Sheet
from mingtang.sheets.reading import read_table
from mingtang.workplan.actions.plans import assign
from tests import builders
from tests.builders import moment, reading, sentence
from tests.pages import errors, signed_in, words
from tests.sheets.material import PLACES, edited, exported, opened

NEW = "/desk/sheets/liuxi/2026/"
EARLIER = moment("2026-02-10")


@pytest.fixture
def clerk(town):
    return signed_in(town, "clerk")


def upload(client, data, name="台账.xlsx"):
    return client.post(NEW, {"file": SimpleUploadedFile(name, data)})


def keys(response):
    return [line["cells"]["key"] for line in read_table(response.content, "a.xlsx").lines]


def test_what_is_exported_is_what_the_board_shows(clerk, plan):
    assert keys(clerk.get("/desk/ledger/table/")) == ["1.1.1", "1.1.2", "1.2.2", "1.3.1", "1.3.2"]
    assert keys(clerk.get("/desk/ledger/table/?kind=all&group=state&page=2")) == [
        "1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.3.1", "1.3.2",
    ]  # fmt: skip
    assert keys(clerk.get("/desk/ledger/table/?office=liuxi-sfs")) == ["1.2.2"]


def test_a_district_exports_only_its_own_part(town, plan):
    assert keys(signed_in(town, "village-officer").get("/desk/ledger/table/")) == ["1.3.2"]


def test_the_export_is_a_file_that_nobody_keeps(clerk, plan):
    answer = clerk.get("/desk/ledger/table/")
    assert answer["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E6%9F%B3")


def test_an_edited_table_is_shown_as_a_difference_and_read_back_when_confirmed(town, clerk, plan):
    table = edited(
        exported(plan, at=EARLIER),
        ("1.1.1", "owner", "司法所"),
        ("1.2.2", "note", "已报送。"),
        new=[{"text": "编印指南。"}],
    )
    page = clerk.get(upload(clerk, table).url)
    said = words(page)
    assert "读到 7 行：修改 2 行，新增 1 行，不变 4 行" in said
    assert "责任单位 ： 农业农村办公室 改成 司法所" in said
    assert "进展 ：新记“ 已报送。 ”" in said
    assert "第 8 行： 编印指南。 暂不明确；一次性" in said
    sheet = Sheet.rows.get()
    answer = clerk.post(f"/desk/sheets/{sheet.pk}/confirm/", {"shown": page.context["found"].shown}, follow=True)
    assert "已读回：修改 2 行，补列 1 项任务。" in words(answer)
    assert builders.commitment(plan).owner.code == "liuxi-sfs"
    assert clerk.get(f"/desk/sheets/{sheet.pk}/").status_code == 404


def test_a_stale_confirmation_is_shown_anew(town, clerk, plan):
    upload(clerk, edited(exported(plan, at=EARLIER), ("1.1.1", "owner", "司法所"), ("1.2.2", "note", "已报送。")))
    sheet = Sheet.rows.get()
    shown = clerk.get(f"/desk/sheets/{sheet.pk}/").context["found"].shown
    assign(builders.commitment(plan), owner=town.units["taoyuan"], co_owners=[], by=town["clerk"], at=EARLIER)
    answer = clerk.post(f"/desk/sheets/{sheet.pk}/confirm/", {"shown": shown})
    said = words(answer)
    assert (answer.status_code, answer.context["refused"]) == (
        422,
        ("台账在您核对以后又有变化，差别已经重新列出，请再核对一遍。",),
    )
    assert "第 2 行（1.1.1）：责任单位现在是“桃园村”。" in said
    again = clerk.post(f"/desk/sheets/{sheet.pk}/confirm/", {"shown": answer.context["found"].shown})
    assert again.status_code == 302


def test_the_copy_with_the_mistakes_says_them_beside_each_row_and_can_be_corrected_and_uploaded(clerk, plan):
    table = edited(exported(plan, at=EARLIER), ("1.1.1", "owner", "=A1"), ("1.2.2", "own_due", "尽快"))
    upload(clerk, table)
    sheet = Sheet.rows.get()
    page = clerk.get(f"/desk/sheets/{sheet.pk}/")
    assert "读到 6 行：修改 0 行，新增 0 行，不变 4 行，要改正 2 行" in words(page)
    copy = clerk.get(f"/desk/sheets/{sheet.pk}/marked/").content
    marked = opened(copy)["台账"]
    assert [marked.cell(row, len(PLACES) + 1).value for row in (1, 2, 3, 5)] == [
        "问题",
        "责任单位：这一格是公式，不会计算。请复制这一格，用“选择性粘贴”只粘贴数值，再上传。",
        None,
        "本机关定的时限：“尽快”不是能认出的日期，请写成 2026-06-30 或者 6月30日。",
    ]
    assert {cell.data_type for row in marked.iter_rows() for cell in row} <= {"s", "n", "d"}
    corrected = edited(copy, ("1.1.1", "owner", "司法所"), ("1.2.2", "own_due", "4月1日"))
    page = clerk.get(upload(clerk, corrected).url)
    assert (page.context["rows_wrong"], len(page.context["found"].changes)) == ({}, 2)


def test_a_table_with_a_mark_of_secrecy_is_refused_and_only_that_is_kept(clerk, plan):
    table = edited(exported(plan, at=EARLIER), ("1.1.1", "note", "机密★1年"))
    before = Entry.rows.count()
    answer = upload(clerk, table)
    assert answer.status_code == 422
    assert errors(answer)[0].startswith("改好的表格：文件名或者内容里有密级标志。")
    assert [Sheet.rows.count(), Entry.rows.count() - before] == [0, 1]
    assert Entry.rows.order_by("seq").last().verb == "sheets.refuse_classified"
    assert errors(upload(clerk, exported(plan), "台账（秘密）.xlsx"))[0].startswith(
        "改好的表格：文件名或者内容里有密级标志。"
    )


def test_what_is_no_table_is_refused_on_the_form(clerk, plan):
    answer = upload(clerk, "没有表头".encode(), "a.csv")
    assert (answer.status_code, errors(answer)) == (
        422,
        ["改好的表格：“a.csv”里没有找到表头；请从台账导出表格，在导出的表里修改，表头的名称不要改。"],
    )


def test_a_table_of_ones_own_that_waits_is_offered_again(clerk, plan):
    upload(clerk, exported(plan, at=EARLIER))
    assert "上传的“台账.xlsx”还没有确认" in words(clerk.get(NEW))


def test_the_ledger_offers_reading_back_to_the_clerk_alone(town, clerk, plan):
    assert ["从表格读回" in words(signed_in(town, who).get("/desk/ledger/")) for who in ("clerk", "officer")] == [
        True,
        False,
    ]


def test_export_upload_and_difference_ask_as_often_for_one_row_as_for_three_hundred(town, clerk):
    counts = []
    for number in (1, 300):
        told = [sentence(f"第{n}次公开补贴发放结果。", offices=["农业农村办公室", "司法所"]) for n in range(number)]
        plan = builders.plan_of(town, told=reading(told), at=EARLIER)
        table = exported(plan, at=EARLIER)
        book_edits = [(row.key, "owner", "东管理区") for row in plan.commitments.all()[:number]]
        upload(clerk, edited(table, *book_edits))
        asked = []
        for url in ("/desk/ledger/table/", f"/desk/sheets/{Sheet.rows.get().pk}/"):
            clerk.get(url)
            with CaptureQueriesContext(connection) as counted:
                clerk.get(url)
            asked.append(len(counted))
        counts.append(asked)
    assert counts[0] == counts[1]


@pytest.mark.parametrize("act", ["confirm", "discard"])
def test_a_table_that_was_confirmed_or_dropped_in_another_tab_is_said_to_be_gone(clerk, plan, act):
    upload(clerk, edited(exported(plan, at=EARLIER), ("1.1.1", "owner", "司法所")))
    sheet = Sheet.rows.get()
    clerk.post(f"/desk/sheets/{sheet.pk}/discard/")
    answer = clerk.post(f"/desk/sheets/{sheet.pk}/{act}/", {"shown": ""})
    assert (answer.status_code, "这张表已经读回或者放弃了" in words(answer)) == (404, True)
    assert 'href="/desk/ledger/">看台账</a>' in answer.content.decode()


def test_tasks_carried_over_in_a_table_name_their_heading_and_are_known_the_second_time(clerk, plan):
    table = edited(exported(plan, at=EARLIER), new=[{"text": "编印指南。"}])
    data = {"file": SimpleUploadedFile("a.xlsx", table), "origin": "carried_over"}
    page = clerk.get(clerk.post(NEW, data).url)
    assert "新增 1 项，列在“上一年度结转的任务”下" in words(page)
    clerk.post(f"/desk/sheets/{Sheet.rows.get().pk}/confirm/", {"shown": page.context["found"].shown})
    again = clerk.get(clerk.post(NEW, data | {"file": SimpleUploadedFile("a.xlsx", table)}).url)
    assert [key for _, key in again.context["found"].repeated] == ["转1"]
    assert (again.context["found"].mistakes, "读回过 1 行" in words(again)) == ([], True)
