"""口径：one writes, another signs; a text that says otherwise is held back until it is put right or explained."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from openpyxl import Workbook

from mingtang.crises.models import Crisis
from mingtang.drafting.actions import handing, pieces
from mingtang.editorial.actions import releasing
from mingtang.law.lines import LineFacts
from mingtang.lines.actions import lines, settling
from mingtang.lines.checking import Check
from mingtang.lines.in_hand import LinesToSign
from mingtang.lines.models import Figure, Line, Settlement
from mingtang.lines.queries.lines import in_force
from tests.builders import moment
from tests.crises.conftest import (
    AT,
    LATER,
    NOTICE,
    RIGHT,
    WRONG,
    figure,
    fresh,
    line_of,
    page_released,
    published,
    saved,
    signed,
    text_of,
    tied,
)
from tests.refusals import refused, sql, stopped

DIFFERS = (
    "有 1 处数字与“柳溪镇强降雨应对”的口径不同：正文第 1 段写“321人”，转移群众应为 312 人（截至 2026-07-21 06:00）。"
    "请改正，或者在“口径核对”里写明理由，由分管领导确认。"
)
NO_LINE = "“柳溪镇强降雨应对”专题还没有签批的口径。本机关要求有签批的口径才能公开，请先拟写口径，由分管领导签批。"


def test_what_one_wrote_another_signs_who_is_a_leader(made, crisis):
    line = lines.write(crisis, facts=LineFacts((figure(),)), by=made["clerk"], at=AT)
    with refused("口径由分管领导签批。", "口径是您拟写的，请由另一位领导签批。"):
        lines.sign(line, by=made["clerk"], at=AT)
    with refused("口径由分管领导签批。"):
        lines.sign(line, by=made["reviewer"], at=AT)
    assert in_force(crisis, at=LATER) is None
    lines.sign(line, by=made["leader"], at=LATER)
    assert (in_force(crisis, at=AT), in_force(crisis, at=LATER)) == (None, line)
    with refused("这一版口径已经签批、退回或者换下，不能再办。"):
        lines.sign(line, by=made["leader"], at=LATER)


def test_the_next_version_holds_from_its_moment_and_the_one_before_is_kept(made, crisis):
    first = line_of(made, crisis)
    second = line_of(made, crisis, figure("340"), at=LATER, valid_from=moment("2026-07-21 12:00"))
    held = [in_force(crisis, at=moment(f"2026-07-21 {hour}")) for hour in ("06:30", "11:59", "12:00")]
    assert (held, Line.rows.count()) == ([first, first, second], 2)


def test_writing_anew_puts_down_what_waited_and_a_leader_sends_back_with_a_reason(made, crisis):
    first = lines.write(crisis, facts=LineFacts((figure(),)), by=made["clerk"], at=AT)
    second = lines.write(crisis, facts=LineFacts((figure("313"),)), by=made["officer"], at=AT)
    with refused("请写明退回的理由。"):
        lines.send_back(second, reason=" ", by=made["leader"], at=AT)
    lines.send_back(second, reason="数字没有核实", by=made["leader"], at=AT)
    assert list(Line.rows.order_by("number").values_list("pk", "dropped_why")) == [
        (first.pk, "又写了新的一版"), (second.pk, "数字没有核实"),
    ]  # fmt: skip
    with refused("口径由柳溪镇人民政府的政务公开专员或者科室承办人拟写。"):
        lines.write(crisis, facts=LineFacts((figure(),)), by=made["neighbour-clerk"], at=AT)


def test_the_database_lets_nobody_sign_alone_or_change_what_was_signed(made, crisis):
    waiting = lines.write(crisis, facts=LineFacts((figure(),)), by=made["clerk"], at=AT)
    with stopped("口径只能由拟写人以外的人签批一次"):
        Line.rows.filter(pk=waiting.pk).update(signed_by=made["clerk"], signed_at=AT, valid_from=AT)
    line = lines.sign(waiting, by=made["leader"], at=AT)
    with stopped("口径的数字不得改动"):
        Figure.rows.filter(line=line).update(value=999)
    with stopped("签批、退回以后的口径不能再加数字"):
        Figure.rows.create(line=line, position=9, name="伤员", value=1, unit="人", as_of=AT, source="卫生院")
    with stopped("口径只能由拟写人以外的人签批一次"):
        Line.rows.filter(pk=line.pk).update(valid_from=LATER)
    with stopped("口径不得删除"):
        sql("DELETE FROM lines_line WHERE id = %s", line.pk)


def test_a_tied_text_with_another_figure_is_not_handed_in_until_it_is_put_right(made, crisis):
    line_of(made, crisis)
    manuscript = text_of(made, html=WRONG)
    tied(made, crisis, manuscript)
    with refused(DIFFERS):
        handing.hand_in(fresh(manuscript), by=made["officer"], at=LATER)
    saved(manuscript, by=made["officer"], html=RIGHT, **NOTICE)
    assert published(made, manuscript, at=LATER).title == "柳溪镇关于群众转移的通告"


def test_a_figure_that_became_another_holds_back_what_is_signed_already(made, crisis):
    line_of(made, crisis)
    manuscript = text_of(made)
    tied(made, crisis, manuscript)
    revision = signed(made, handing.hand_in(fresh(manuscript), by=made["officer"], at=AT), at=AT)
    line_of(made, crisis, figure("340"), at=LATER)
    told = DIFFERS.replace("321人", "312人").replace("312 人（", "340 人（")
    with refused(told):
        releasing.release(revision, by=made["clerk"], at=LATER)


def test_without_a_signed_line_nothing_tied_goes_public_unless_the_organ_allows_it(made, crisis):
    manuscript = text_of(made)
    tied(made, crisis, manuscript)
    with refused(NO_LINE):
        handing.hand_in(fresh(manuscript), by=made["officer"], at=LATER)
    lines.require(made.organ, required=False, by=made["leader"], at=LATER)
    assert handing.reasons_against_handing_in(fresh(manuscript), by=made["officer"], at=LATER) == []
    with refused("这一项由柳溪镇人民政府的政务公开专员或者分管领导设置。"):
        lines.require(made.organ, required=True, by=made["officer"], at=LATER)


def test_a_reason_lets_another_figure_through_once_a_leader_has_confirmed_it(made, crisis):
    line_of(made, crisis)
    manuscript = text_of(made, html=WRONG)
    tied(made, crisis, manuscript)
    mark = Check(handing.text_to_vet(manuscript), LATER).quotes[0].mark
    told = {"reason": "含邻镇转来的 9 人", "by": made["officer"], "at": LATER}
    settled = settling.settle_in(fresh(manuscript), mark, **told)
    with refused(DIFFERS):
        handing.hand_in(fresh(manuscript), by=made["officer"], at=LATER)
    with refused("数字不同的说明由分管领导确认。", "理由是您写的，请由另一位领导确认。"):
        settling.confirm(settled, by=made["officer"], at=LATER)
    with stopped("数字不同的说明只能由说明人以外的人确认一次"):
        Settlement.rows.update(confirmed_by=made["officer"], confirmed_at=LATER)
    settling.confirm(settled, by=made["leader"], at=LATER)
    assert published(made, manuscript, at=LATER).number == 1
    line_of(made, crisis, figure("330"), at=LATER)
    assert [quote.is_open for quote in Check(handing.text_to_vet(manuscript), LATER).quotes] == [True]


def sheet(*rows):
    book, made = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return SimpleUploadedFile("附表.xlsx", made.getvalue())


def test_a_figure_is_found_in_the_cell_of_an_attachment(made, crisis):
    line_of(made, crisis)
    manuscript = text_of(made, html="<p>截至7时的情况见附表。</p>")
    upload = sheet(("村", "转移群众（人）"), ("桃园村", 45), ("合计", 321))
    pieces.add(manuscript, upload=upload, is_picture=False, by=made["officer"], at=AT)
    tied(made, crisis, manuscript)
    quotes = Check(handing.text_to_vet(fresh(manuscript)), LATER).quotes
    assert [(quote.where, quote.written, quote.differs) for quote in quotes] == [
        ("附件“附表.xlsx”工作表“Sheet”第 3 行（B3）", "321", True)
    ]


def test_a_text_that_seems_to_speak_of_it_is_tied_or_says_why_not(made, crisis):
    line_of(made, crisis)
    manuscript = text_of(made, html="<p>这次强降雨中，转移群众321人。</p>")
    with refused("文中写到“转移群众”的数字，像是“柳溪镇强降雨应对”专题的，请关联专题，或者写明为什么不关联。"):
        handing.hand_in(manuscript, by=made["officer"], at=LATER)
    settling.put_aside(manuscript, crisis=crisis, reason="说的是演练", by=made["officer"], at=LATER)
    assert handing.reasons_against_handing_in(fresh(manuscript), by=made["officer"], at=LATER) == []


def test_a_figure_without_its_moment_is_told_to_the_writer_and_keeps_nothing_back(made, crisis):
    line_of(made, crisis)
    manuscript = text_of(made, html="<p>全镇转移群众312人。</p>")
    tied(made, crisis, manuscript)
    check = Check(handing.text_to_vet(manuscript), LATER)
    assert ([quote.where for quote in check.undated()], check.reasons()) == (["正文第 1 段"], [])


def test_the_page_of_the_crisis_itself_passes_the_same_gate(made, crisis):
    Crisis.rows.update(measures="截至7时，转移群众321人。")
    line_of(made, crisis)
    crisis = Crisis.rows.get()
    with refused(DIFFERS.replace("正文第 1 段", "要素")):
        page_released(made, crisis, at=LATER)
    Crisis.rows.update(measures="截至7时，转移群众312人。")
    page_released(made, Crisis.rows.get(), at=LATER)
    assert Client().get("/liuxi/topics/heavy-rain/").status_code == 200


def test_the_moments_of_a_line_are_those_of_the_crisis(made, crisis):
    early = "从何时起，要在突发事件开始以后、现在起一天以内，请核对；马上生效的不填。"
    for told in ("2020-01-01 00:00", "2030-01-01 00:00"):
        with refused(early):
            line_of(made, crisis, valid_from=moment(told))
    with refused("“转移群众”的截至时间比突发事件开始早一天以上，请核对。"):
        line_of(made, crisis, figure(as_of=moment("1999-01-01 00:00")))


@pytest.mark.parametrize("facts", [LineFacts(), LineFacts((figure(), figure()))])
def test_a_line_without_anything_or_with_one_name_twice_is_refused(made, crisis, facts):
    told = "口径至少要有一个数字或者一句说法。" if not facts.figures else "同一个叫法用在两个数字上：转移、转移群众。"
    with refused(told):
        lines.write(crisis, facts=facts, by=made["clerk"], at=AT)


def test_what_is_agreed_is_written_into_no_other_table(made, crisis):
    """The trail, the index and what is published hold not a word of it."""
    line_of(made, crisis, figure(name="特别口径名"), sentences=("绝密之外的统一说法",))
    page_released(made, crisis, at=LATER)
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith("lines_"):
                cursor.execute(f'SELECT * FROM "{table}"')
                rows = repr(cursor.fetchall())
                found += [table] if "特别口径名" in rows or "统一说法" in rows else []
    assert found == []


def test_the_leader_finds_what_waits_on_today(made, crisis):
    lines.write(crisis, facts=LineFacts((figure(),)), by=made["clerk"], at=AT)
    rows = [(row.sentence, row.due_on, row.step) for row in LinesToSign().rows(made["leader"], at=LATER)]
    assert rows == [("柳溪镇强降雨应对，第 1 版口径", AT.date(), "去签批")]
    assert list(LinesToSign().rows(made["clerk"], at=LATER)) == []
