"""导出再读回：changes nothing; the layout is the official one, and a formula is only text."""

import io

import openpyxl
import pytest

from mingtang.adjustments import actions as adjustments
from mingtang.catalogue.told import facts_of
from mingtang.directives.layout import boxes, channels_in
from mingtang.directives.reading import read_file, read_pasted
from mingtang.language.papers import Unreadable
from mingtang.law.catalogue import CHANNELS
from tests.catalogue.conftest import facts
from tests.directives.material import AT, differences, edited, row_of, taken, unmerged, written


def test_what_was_exported_is_read_back_without_any_difference(made, version):
    directive = taken(made, written(version))
    assert (directive.unchanged, differences(directive), directive.problems) == (version.items.count(), [], [])
    assert directive.version.number == 2


def test_neither_order_nor_merged_cells_nor_missing_codes_make_a_difference(made, version):
    def messed(sheet):
        unmerged(sheet)
        sheet.delete_cols(16)
        sheet.delete_rows(sheet.max_row)
        sheet.move_range("A6:O6", rows=30)

    directive = taken(made, edited(written(version), messed))
    assert (differences(directive), directive.problems) == ([], [])


def test_the_heads_are_those_of_the_official_layout(made, version):
    sheet = openpyxl.load_workbook(io.BytesIO(written(version))).active
    assert sheet["A1"].value == "柳溪镇人民政府基层政务公开标准目录"
    upper = [cell.value for cell in sheet[2] if cell.value]
    lower = [cell.value for cell in sheet[3] if cell.value]
    assert upper == [
        *("序号", "公开事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体"),
        *("公开对象", "公开方式", "公开层级", "编号"),
    ]
    assert lower == [
        *("一级事项", "二级事项", "全社会", "特定群众", "主动", "依申请公开", "县级", "乡级", "村级"),
    ]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:P1", "B2:C2", "I2:J2", "K2:L2", "M2:O2", "D2:D3"} <= merged
    row = row_of(sheet, "bt-zhengce")
    ticks = [sheet.cell(row, at).value for at in range(9, 16)]
    assert ticks == ["√", None, "√", None, "√", "√", "√"]
    assert sheet[f"H{row}"].value.split("\n")[0] == "■政府网站"
    assert len(sheet[f"H{row}"].value.split("\n")) == 13
    assert sheet[f"A{sheet.max_row}"].value == "未涉及领域事项说明：没有。"


def test_rows_below_the_note_at_the_end_are_read_too(made, version):
    def appended(sheet):
        last = sheet.max_row
        for at, (first, second) in enumerate((("", "另一项"), ("农业农村", "渔业资源")), start=1):
            told = {"B": first, "C": second, "D": "要素", "F": "及时公开", "H": "■政府网站", "I": "√"}
            for letter, text in told.items():
                sheet[f"{letter}{last + at}"] = text
            sheet[f"K{last + at}"] = sheet[f"N{last + at}"] = "√"
        sheet[f"A{last + 3}"] = "填表人：周文清"

    directive = taken(made, edited(written(version), appended))
    assert [(kind, code) for kind, code, _ in differences(directive)] == [("new", "")]
    assert directive.rulings.get().name == "农业农村：渔业资源"
    [problem] = directive.problems
    assert (problem["column"], problem["message"]) == ("一级事项", "这一格空着，请填写。")


def test_a_code_that_the_catalogue_does_not_have_is_told(made, version):
    def renamed(sheet):
        sheet[f"P{row_of(sheet, 'bt-zhengce')}"] = "bt-gaile"

    directive = taken(made, edited(written(version), renamed))
    assert differences(directive) == []
    [problem] = directive.problems
    assert problem["column"] == "编号"
    assert problem["message"].startswith("目录里没有编号“bt-gaile”，这一行按名称比对了。")


def test_what_is_not_involved_stands_at_the_end_and_is_not_missed(made, fresh_draft):
    item = fresh_draft.items.get(code="zf-weifang")
    adjustments.change(item, facts=facts_of(item, not_involved="没有危房。"), by=made["clerk"], at=AT)
    data = written(fresh_draft)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet[f"A{sheet.max_row}"].value == "未涉及领域事项说明：住房保障“农村危房改造”：没有危房。"
    directive = taken(made, data)
    assert (differences(directive), directive.unchanged) == ([], fresh_draft.items.count() - 1)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-2", "@SUM(A1)", '=HYPERLINK("http://a.example")'])
def test_a_text_that_looks_like_a_formula_stays_text_and_comes_back(made, fresh_draft, text):
    adjustments.add(fresh_draft, facts=facts(second=text), by=made["clerk"], at=AT)
    data = written(fresh_draft)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    cell = sheet[f"C{row_of(sheet, 'own-001')}"]
    assert (cell.value, cell.data_type) == (f"'{text}", "s")
    assert differences(taken(made, data)) == []


def test_what_no_table_may_carry_is_left_out(made, fresh_draft):
    code = fresh_draft.items.order_by("position").values_list("code", flat=True)[0]
    fresh_draft.items.filter(code=code).update(elements="补\x01贴\ufffe对象")
    sheet = openpyxl.load_workbook(io.BytesIO(written(fresh_draft))).active
    assert sheet[f"D{row_of(sheet, code)}"].value == "补贴对象"


@pytest.mark.parametrize("chosen", [["site"], ["board", "push"], list(CHANNELS), ["other"]])
def test_the_boxes_are_read_as_they_were_drawn(chosen):
    order = sorted(chosen, key=list(CHANNELS).index)
    other = "流动宣传车" if "other" in chosen else ""
    assert channels_in(boxes(chosen, other)) == (order, other, [])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("■政府网站 □政府公报 ■两微一端", (["site", "new_media"], "", [])),
        ("☑政府网站\n☐入户/现场\n☑社区/企事业单位/村公示栏(电子屏)", (["site", "board"], "", [])),
        ("政府网站、便民服务站", (["site", "station"], "", [])),
        ("■其他：村村响", (["other"], "村村响", [])),
        ("■政府网站 ■抖音号", (["site"], "", ["抖音号"])),
    ],
)
def test_boxes_of_other_hands_are_read_too(text, read):
    assert channels_in(text) == read


def test_a_pasted_table_is_read_like_a_file(made, version):
    heads = "序号\t公开事项\t\t公开内容（要素）\t公开时限\t公开对象\t\n\t一级事项\t二级事项\t\t\t全社会\t特定群众\n"
    rows = "1\t农业农村\t宅基地使用情况审核\t申请条件；审批结果\t10个工作日内\t√\t\n"
    rows += "2\t\t乡村公益岗位\t岗位\t及时公开\t√\t\n"
    read = read_pasted(heads + rows)
    told = [(line.values["first"], line.values["second"], line.values["audiences"]) for line in read.lines]
    assert told == [("农业农村", "宅基地使用情况审核", ["all"]), ("农业农村", "乡村公益岗位", ["all"])]
    assert "channels" not in read.lines[0].values


def test_a_file_that_is_no_catalogue_is_refused_in_one_sentence():
    for data, name in ((b"a,b\n1,2\n", "表.csv"), (b"PK\x03\x04broken", "表.xlsx"), (b"\xd0\xcf\x11\xe0", "旧.xls")):
        with pytest.raises(Unreadable) as told:
            read_file(data, name)
        assert str(told.value).count("。") == 1
