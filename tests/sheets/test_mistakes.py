"""错误：each named by row and column, and nothing read back before all are gone."""

from mingtang.evidence.models import Note
from mingtang.organs.models import Unit
from mingtang.sheets.actions import confirm, difference_of
from mingtang.sheets.models import Sheet
from mingtang.workplan.models import Commitment
from tests import builders
from tests.builders import moment, reading, sentence
from tests.pages import signed_in
from tests.refusals import refused
from tests.sheets.material import AT, PLACES, edited, exported, found, opened, row_of, saved, taken, wrong


def grown(town, number=500):
    """A ledger of many tasks."""
    return builders.plan_of(town, told=reading([sentence(f"第{n}次公开补贴发放结果。") for n in range(number)]))


def test_five_hundred_rows_with_twenty_mistakes_get_twenty_named_rows_and_nothing_is_read_back(town):
    plan = grown(town)
    book = opened(exported(plan))
    sheet = book["台账"]
    for row in range(2, 502):
        sheet.cell(row, PLACES["owner"]).value = "司法所"
    wanted = {}
    slips = [("owner", "没有的科"), ("own_due", "尽快"), ("own_rhythm", "半年"), ("text", "改了原文")]
    for number in range(20):
        row, (column, value) = 10 + 23 * number, slips[number % 4]
        sheet.cell(row, PLACES[column]).value = value
        wanted[row] = column
    made = taken(town, plan, saved(book))
    difference = difference_of(made, by=town["clerk"], at=AT)
    titles = {"owner": "责任单位", "own_due": "本机关定的时限", "own_rhythm": "本机关定的频次", "text": "任务"}
    assert [(row, column) for row, column, _ in wrong(difference)] == [(r, titles[c]) for r, c in wanted.items()]
    assert list(difference.by_row) == list(wanted)
    with refused("表里有 20 行要先改正，全部改好以前一行也不读回。"):
        confirm(made, shown=difference.shown, by=town["clerk"], at=AT)
    assert Commitment.rows.filter(plan=plan, owner=None).count() == 500


NO_FORMULA = "这一格是公式，不会计算。请复制这一格，用“选择性粘贴”只粘贴数值，再上传。"
SLIPS = [
    ("1.1.1", "place", "别的一章", "章节", "“章节”这一列不能在表里改，请恢复成导出时的样子。"),
    ("1.1.1", "due", "2026-07-31", "时限", "“时限”这一列不能在表里改，请恢复成导出时的样子。"),
    ("1.1.1", "state", "已完成", "状态", "“状态”这一列不能在表里改，请恢复成导出时的样子。"),
    ("1.1.1", "key", "1.9.9", "编号", "编号被改动了，请改回“1.1.1”。"),
    ("1.1.1", "key", None, "编号", "编号被改动了，请改回“1.1.1”。"),
    ("1.1.1", "owner", "=A1", "责任单位", NO_FORMULA),
    ("1.1.1", "own_due", "2026-07-31", "本机关定的时限", "要点写明的时限是2026年6月30日，自定的时限不能更晚。"),
    ("1.1.1", "co_owners", "农业农村办公室", "配合单位", "柳溪镇农业农村办公室已是责任单位，不必再列为配合单位。"),
    ("1.1.2", "own_rhythm", "每月", "本机关定的频次", "要点已写明“每季度”，不能另定频次和时限。"),
    (
        "1.2.1",
        "owner",
        "司法所",
        "责任单位",
        "这一条是表述，不需要责任单位；如需落实，请重新上传要点，把它标为任务后再导入。",
    ),
    ("1.2.1", "note", "已传达。", "进展", "这一条是表述，不需要佐证。"),
    ("1.1.1", "note", "电话 13912345678。", "进展", "文字里有手机号，请删去个人信息再提交。"),
    ("1.1.1", "note", "字" * 2001, "进展", "写了 2001 个字，最多 2000 个，请写短一些。"),
]


def test_every_slip_is_named_with_what_to_do(town, plan):
    table = exported(plan)
    for key, column, value, title, sentence_ in SLIPS:
        assert wrong(found(town, plan, edited(table, (key, column, value)))) == [
            (row_of(opened(table)["台账"], key), title, sentence_)
        ], (column, value)
    assert Note.rows.count() == 0


NEW_SLIPS = [
    ({"text": "编印指南。", "place": "某章"}, "章节", "新增的任务这一格空着。"),
    ({"text": "编印指南。", "own_due": "6月30日"}, "本机关定的时限", "新增的任务，请写在“时限”一列。"),
    ({"owner": "司法所"}, "任务", "新增的一行没有写任务。请写明任务内容，不要的话删去这一行。"),
    ({"text": "编印指南。", "due": "2027-01-31"}, "时限", "时限须在台账的年度（2026年）之内。"),
    (
        {"text": "编印指南。", "owner": "司法所", "co_owners": "司法所"},
        "责任单位",
        "柳溪镇司法所已是责任单位，不必再列为配合单位。",
    ),
    ({"text": "编印指南。", "due": 12.1}, "时限", "“12.1”看不出是12月1日还是12月10日，请写成 12月1日 这样。"),
    ({"text": "编印指南。", "note": "电话 13912345678。"}, "进展", "文字里有手机号，请删去个人信息再提交。"),
    ({"text": "联系 13912345678。"}, "任务", "文字里有手机号，请删去个人信息再提交。"),
    ({"text": "持续办好政务公开专区。"}, "任务", "台账里已有同样的任务（1.3.1），请删去这一行。"),
    (
        {"key": "9.9.9", "text": "编印指南。"},
        "版本",
        "有编号却没有版本。原有的任务请从导出的表里改；新增的任务，编号空着。",
    ),
]


def test_every_slip_in_a_new_row_is_named_with_what_to_do(town, plan):
    table = exported(plan)
    for cells, title, sentence_ in NEW_SLIPS:
        difference = found(town, plan, edited(table, new=[cells]))
        assert (wrong(difference), difference.additions) == ([(8, title, sentence_)], []), cells
    twice = edited(table, new=[{"text": "编印指南。"}, {"text": "编印 指南。"}])
    assert wrong(found(town, plan, twice)) == [(9, "任务", "与第 8 行新增的任务相同，请删去其中一行。")]


def test_a_row_that_was_copied_is_told_where_it_stands_first(town, plan):
    book = opened(exported(plan))
    sheet = book["台账"]
    sheet.append([cell.value for cell in sheet[2]])
    row = sheet.max_row
    assert wrong(found(town, plan, saved(book))) == [(row, "编号", "编号“1.1.1”在第 2 行已经有了，请删去重复的一行。")]


def test_a_row_of_another_ledger_among_ones_own_is_named(town, plan):
    other = builders.plan_of(town, told=reading(year=2027), at=moment("2026-03-01"))
    strange = opened(exported(other))["台账"]
    book = opened(exported(plan))
    book["台账"].append([cell.value for cell in strange[3]])
    assert [(column, message) for _, column, message in wrong(found(town, plan, saved(book)))] == [
        ("版本", "这一行来自另一份台账，请删去这一行，或者上传到它自己的台账。")
    ]


def test_a_number_that_a_spreadsheet_took_for_a_day_is_known_by_its_mark(town, plan):
    difference = found(town, plan, edited(exported(plan), ("1.1.1", "key", "2001/1/1"), ("1.2.2", "owner", "东管理区")))
    assert (wrong(difference), [change.commitment.key for change in difference.changes]) == ([], ["1.2.2"])


def test_a_unit_that_was_closed_meanwhile_is_no_mistake_where_nobody_edited_it(town, plan):
    table = exported(plan)
    Unit.rows.filter(code="liuxi-sfs").update(closed_on=AT.date())
    assert wrong(found(town, plan, edited(table, ("1.1.1", "note", "已公示。")))) == []
    assert wrong(found(town, plan, edited(table, ("1.1.1", "owner", "司法所")))) == [
        (2, "责任单位", "没有叫“司法所”的单位，请写本机关单位的简称、全称或代码。")
    ]


def test_nothing_of_a_refused_upload_is_kept(town, plan):
    assert Sheet.rows.count() == 0
    with refused("工作要点由柳溪镇人民政府的政务公开专员维护。"):
        taken(town, plan, exported(plan), by="leader")


def test_a_formula_stays_a_mistake_in_the_table_that_names_it(town, plan):
    table = edited(exported(plan), ("1.1.1", "note", "=A1"), ("1.2.2", "owner", "=B1"), new=[{"text": "=C1"}])
    made = taken(town, plan, table)
    marked = signed_in(town, "clerk").get(f"/desk/sheets/{made.pk}/marked/").content
    difference = found(town, plan, marked)
    sentence_ = "这一格原来是公式。请写上要写的内容，不要的话恢复成导出时的样子，再上传。"
    assert [(column, message) for _, column, message in wrong(difference)] == [
        ("进展", sentence_),
        ("责任单位", sentence_),
        ("任务", sentence_),
    ]
    assert difference.is_empty


def test_a_row_with_a_broken_mark_is_not_told_to_be_missing_from_the_table(town, plan):
    difference = found(town, plan, edited(exported(plan), ("1.1.1", "mark", "坏了"), ("1.1.2", "mark", None)))
    assert ([row for row, *_ in wrong(difference)], difference.missing) == ([2, 3], [])
