"""读工作要点：任务表。"""

import pytest

from mingtang.language.papers import Cell, Doubt, Paper, Paragraph, Table
from mingtang.language.papers.blocks import spread
from mingtang.language.plan import read_paper_blocks

HEAD = ("序号", "工作任务", "具体要求", "责任单位", "时限要求")
TITLE = Paragraph("青禾镇2023年政务公开任务分工表", "第1段")


def table(*rows):
    """A table of these rows; a cell is its words, or (words, columns wide, rows high)."""
    cells = [[(*cell, 1, 1)[:3] if isinstance(cell, tuple) else (cell, 1, 1) for cell in row] for row in rows]
    return spread(
        [[(words, f"第{at}行", wide, high) for words, wide, high in row] for at, row in enumerate(cells, 1)], "表"
    )


def read(*blocks):
    return read_paper_blocks(Paper((TITLE, *blocks), "", "", "docx"))


def tree(reading):
    return [
        (
            chapter.heading,
            [(section.heading, [item.text for item in section.commitments]) for section in chapter.sections],
        )
        for chapter in reading.chapters
    ]


def test_each_row_is_one_commitment_in_its_own_words():
    reading = read(table(HEAD, ("1", "政策解读", "同步解读。图解不少于3件。", "党政办、司法所", "6月底前")))
    (item,) = reading.commitments
    assert tree(reading) == [("", [("政策解读", ["同步解读。图解不少于3件。"])])]
    assert (item.offices, item.due.isoformat(), item.due_text, item.where) == (
        ("党政办", "司法所"),
        "2023-06-30",
        "6月底前",
        "第2行",
    )
    assert reading.warnings == ()


def test_merged_tasks_are_one_section_and_units_stay_with_their_row():
    reading = read(
        table(
            HEAD,
            ("1", ("政策解读", 1, 2), "同步解读。", "党政办", "全年"),
            ("2", "图解。", "宣传办", "9月"),
            ("3", "年度报告", "", "党政办", "1月底前"),
        )
    )
    assert tree(reading) == [("", [("政策解读", ["同步解读。", "图解。"]), ("", ["年度报告"])])]
    assert [item.offices for item in reading.commitments] == [("党政办",), ("宣传办",), ("党政办",)]


def test_a_task_merged_over_rows_of_units_is_one_commitment_of_all_of_them():
    reading = read(
        table(
            HEAD,
            (("1", 1, 2), ("政策解读", 1, 2), ("同步解读。", 1, 2), "党政办", "6月底前"),
            ("宣传办", "9月底前"),
        )
    )
    (item,) = reading.commitments
    assert (item.text, item.offices, item.due_text) == ("同步解读。", ("党政办", "宣传办"), "6月底前")
    assert item.notes == (("另一时限", "9月底前"),)
    assert reading.warnings == (Doubt("第3行", "同一项任务跨行合并，这一行另有时限“9月底前”，已记在备注里，请核对。"),)


def test_a_row_with_its_own_number_in_a_merged_task_joins_it_and_is_told():
    reading = read(
        table(HEAD, ("1", ("政策解读", 1, 2), ("同步解读。", 1, 2), "党政办", "6月底前"), ("2", "宣传办", ""))
    )
    (item,) = reading.commitments
    assert item.offices == ("党政办", "宣传办")
    assert reading.warnings == (Doubt("第3行", "这一行有自己的序号，任务却与上一行合并，已并入上一条，请核对。"),)


def test_categories_and_merged_rows_are_chapters():
    by_column = read(
        table(
            ("类别", "序号", "工作任务", "责任单位"),
            (("一、公开", 1, 2), "1", "公布预算", "财政所"),
            ("2", "公布决算", "财政所"),
            ("二、落实", "3", "组织培训", "党政办"),
        )
    )
    by_banner = read(
        table(
            HEAD[:4],
            (("一、公开", 4, 1),),
            ("1", "公布预算", "", "财政所"),
            ("2", "公布决算", "", "财政所"),
            (("二、落实", 4, 1),),
            ("3", "组织培训", "", "党政办"),
        )
    )
    wanted = [("公开", [("", ["公布预算"]), ("", ["公布决算"])]), ("落实", [("", ["组织培训"])])]
    assert tree(by_column) == wanted
    assert tree(by_banner) == wanted


def test_a_head_of_two_rows_parts_leading_and_supporting_units():
    reading = read(
        table(
            (("序号", 1, 2), ("工作任务", 1, 2), ("责任分工", 2, 1), ("完成时限", 1, 2)),
            ("牵头单位", "配合单位"),
            ("1", "公布预算", "财政所", "党政办\n各管理区", "2023.6.30"),
        )
    )
    (item,) = reading.commitments
    assert (item.offices, item.due.isoformat()) == (("财政所", "党政办", "各管理区"), "2023-06-30")


@pytest.mark.parametrize(
    "head",
    [
        ("编号", "重点任务", "工作措施", "牵头部门", "完成时间"),
        ("序号", "事项", "工作要求", "责任科室", "时限"),
        ("序号", "工作内容", "工作标准", "承办单位", "时间节点"),
        ("序 号", "任务名称", "主要内容", "责任单位（科室）", "完成期限"),
    ],
)
def test_heads_are_known_by_other_names_too(head):
    reading = read(table(head, ("1", "政策解读", "同步解读。", "党政办", "6月底前")))
    (item,) = reading.commitments
    assert tree(reading) == [("", [("政策解读", ["同步解读。"])])]
    assert (item.offices, item.due.isoformat()) == (("党政办",), "2023-06-30")


def test_other_columns_become_notes():
    reading = read(table((*HEAD, "备注"), ("1", "公开", "及时。", "党政办", "全年", "县里考核")))
    assert reading.commitments[0].notes == (("备注", "县里考核"),)
    assert reading.as_json()["chapters"][0]["sections"][0]["commitments"][0]["notes"] == [
        {"label": "备注", "text": "县里考核"}
    ]


def test_titles_above_the_head_and_notes_below_the_rows_are_kept():
    rows = table(
        (("青禾镇2023年工作任务清单", 5, 1),),
        (("填报单位：党政办", 5, 1),),
        HEAD,
        ("1", "公开", "及时。", "党政办", "全年"),
        (("注：以实际为准。", 5, 1),),
    )
    reading = read_paper_blocks(Paper((rows,), "", "", "xlsx"))
    assert (reading.title, reading.preamble) == ("青禾镇2023年工作任务清单", "填报单位：党政办")
    assert tree(reading) == [("", [("公开", ["及时。"]), ("", ["注：以实际为准。"])])]
    assert [item.kind.value for item in reading.commitments] == ["task", "statement"]


def test_a_table_under_a_heading_belongs_to_its_chapter():
    reading = read(
        Paragraph("一、公开", "第2段"),
        table(HEAD, ("1", "公开", "及时。", "党政办", "全年")),
        Paragraph("二、落实", "第3段"),
        Paragraph("组织学习。", "第4段"),
    )
    assert tree(reading) == [("公开", [("公开", ["及时。"])]), ("落实", [("", ["组织学习。"])])]


def test_two_tables_in_a_row_with_one_head_are_one():
    one = table(HEAD, ("1", "公开", "及时。", "党政办", "全年"))
    two = table(HEAD, ("2", "解读", "同步。", "党政办", "全年"))
    bare = table(("3", "培训", "按季。", "党政办", "每季度末"))
    assert tree(read(one, two, bare)) == [("", [("公开", ["及时。"]), ("解读", ["同步。"]), ("培训", ["按季。"])])]


def test_a_table_without_a_known_head_is_read_row_by_row_and_doubted():
    reading = read(
        Table(((Cell("甲", "第1行"), Cell("要公开预算", "第1行")), (Cell("乙", "第2行"), Cell("", "第2行"))), "表")
    )
    assert tree(reading) == [("", [("", ["甲 要公开预算", "乙"])])]
    assert reading.warnings == (
        Doubt("表", "没有认出表头（例如“工作任务、具体要求、责任单位、时限要求”），已逐行读取，请核对。"),
    )


def test_a_time_limit_that_names_no_day_is_doubted_with_its_row():
    reading = read(table(HEAD, ("1", "公开", "及时。", "党政办", "待定")))
    assert reading.warnings == (Doubt("1.1.1（第2行）", "时限“待定”里没有找到日期，请核对后补上。"),)


def test_under_a_row_that_is_one_cell_a_category_is_a_section_and_no_chapter_is_empty():
    head = ("类别", "工作任务", "责任单位", "完成时限")
    reading = read(
        table(
            head,
            (("一、加强平台", 4, 1),),
            (("平台", 1, 2), "管好新媒体", "党政办", "持续推进"),
            ("建好专区", "便民中心", "10月底前"),
            (("二、加强监督", 4, 1),),
            ("监督", "接受评议", "纪检办", "12月底前"),
        )
    )
    assert tree(reading) == [
        ("加强平台", [("平台", ["管好新媒体", "建好专区"])]),
        ("加强监督", [("监督", ["接受评议"])]),
    ]
    assert [item.offices for item in reading.commitments] == [("党政办",), ("便民中心",), ("纪检办",)]


def test_under_an_open_chapter_the_task_stands_before_its_requirement():
    head = ("序号", "类别", "工作任务", "具体要求", "责任单位")
    rows = [("1", "平台", "管好新媒体", "每周更新。", "党政办"), ("2", "平台", "建好专区", "配齐设备。", "便民中心")]
    reading = read(table(head, (("一、加强平台", 5, 1),), *rows))
    assert tree(reading) == [("加强平台", [("平台", ["管好新媒体\n每周更新。", "建好专区\n配齐设备。"])])]
    assert [item.mark for item in reading.commitments] == ["1", "2"]


def test_tasks_numbered_in_one_cell_are_told_apart_with_the_days_numbered_alike():
    head = ("序号", "重点任务", "责任部门", "完成时间")
    cell = "做好信息公开：\n1.公开预决算。\n2.公开补贴。\n名单张贴到村。"
    reading = read(table(head, ("1", cell, "财政所", "1.3月底前\n2.每季度")))
    assert tree(reading) == [("", [("做好信息公开：", ["公开预决算。", "公开补贴。\n名单张贴到村。"])])]
    assert [(item.mark, item.due_text, item.offices) for item in reading.commitments] == [
        ("1.", "3月底前", ("财政所",)),
        ("2.", "每季度", ("财政所",)),
    ]
    assert reading.warnings == ()


def test_tasks_numbered_in_one_cell_share_a_day_that_is_not_numbered_with_a_warning():
    head = ("序号", "重点任务", "责任部门", "完成时间")
    reading = read(table(head, ("1", "1.公开预决算。\n2.公开补贴。", "财政所", "6月底前")))
    assert [(item.text, item.due_text) for item in reading.commitments] == [
        ("公开预决算。", "6月底前"),
        ("公开补贴。", "6月底前"),
    ]
    assert reading.warnings == (
        Doubt("第2行", "这一格有 2 项任务，时限“6月底前”没有逐项对应，已各记同一时限，请核对。"),
    )


def test_a_row_that_only_repeats_what_is_merged_from_above_says_nothing_again():
    reading = read(table(("工作任务", "责任单位"), (("公开预算", 2, 3),), (), (), ("开展培训", "党政办")))
    assert [chapter.heading for chapter in reading.chapters] == ["公开预算"]
    assert [item.text for item in reading.commitments] == ["开展培训"]
