"""文稿：PDF 的文字行与表格，从字的位置读起。"""

import pytest

from mingtang.language.papers import Cell, Table
from mingtang.language.papers.joining import join_tables, may_be_rest
from mingtang.language.papers.pdf_lines import Glyph, lines_of, measure, paragraphs, without_margins
from mingtang.language.papers.pdf_rules import open_ends
from mingtang.language.papers.pdf_tables import grid_of

SIZE, LEFT, WIDTH, HEIGHT = 10.0, 50.0, 20, 800.0


def set_line(text, top, indent=0, size=SIZE, bold=False):
    """Glyphs of one line, each as wide as it is high."""
    return [
        Glyph(char, LEFT + (indent + at) * size, LEFT + (indent + at + 1) * size, top, top + size, bold)
        for at, char in enumerate(text)
    ]


def page(number, *lines):
    """Lines of a page: (text, top, indent)."""
    glyphs = [glyph for text, top, indent in lines for glyph in set_line(text, top, indent)]
    return lines_of(glyphs, number, HEIGHT)


def read(*pages):
    kept = without_margins(pages)
    lines = [line for each in kept for line in each]
    return [(block.text, block.where) for block in paragraphs(lines, measure(lines), 1)]


def test_characters_become_lines_from_left_to_right_and_down():
    glyphs = [*set_line("第二行", 120), *reversed(set_line("第一行", 100))]
    assert [line.text for line in lines_of(glyphs, 1, HEIGHT)] == ["第一行", "第二行"]


def test_a_wide_gap_becomes_a_space():
    assert [line.text for line in lines_of([*set_line("甲", 100), *set_line("乙", 100, 3)], 1, HEIGHT)] == ["甲 乙"]


def test_characters_drawn_twice_to_look_bold_are_read_once():
    assert [line.text for line in lines_of([*set_line("公开", 100), *set_line("公开", 100.2)], 1, HEIGHT)] == ["公开"]


def test_wrapped_lines_are_joined_and_indented_ones_begin_anew():
    first = page(
        1, ("要" * 18, 200, 2), ("在" * 20, 215, 0), ("月底前公开。", 230, 0), ("另" * 18, 245, 2), ("一段。", 260, 0)
    )
    assert read(first) == [("要" * 18 + "在" * 20 + "月底前公开。", "第1页第1行"), ("另" * 18 + "一段。", "第1页第4行")]


def test_a_paragraph_goes_on_over_the_page_without_page_number_and_running_head():
    first = page(1, ("甲镇文件汇编", 20, 0), ("要" * 18, 200, 2), ("在" * 20, 215, 0), ("— 1 —", 780, 8))
    second = page(2, ("甲镇文件汇编", 20, 0), ("月底前公开。", 100, 0), ("第 2 页 共 2 页", 780, 6))
    assert read(first, second) == [("要" * 18 + "在" * 20 + "月底前公开。", "第1页第1行")]


def test_a_number_in_the_middle_of_a_page_is_no_page_number():
    first = page(1, ("要" * 20, 185, 0), ("公开下列数字：", 200, 2), ("2023", 215, 2))
    assert [text for text, _ in read(first)] == ["要" * 20, "公开下列数字：", "2023"]


def cell_box(column, row, wide=1, high=1):
    return (100.0 * column, 50.0 * row, 100.0 * (column + wide), 50.0 * (row + high))


def words_at(text, column, row):
    return [
        Glyph(char, 100 * column + 5 + 10 * (at % 9), 100 * column + 15 + 10 * (at % 9), 50 * row + 5 + 12 * (at // 9),
              50 * row + 15 + 12 * (at // 9), False)
        for at, char in enumerate(text)
    ]  # fmt: skip


def test_ruled_boxes_become_a_grid_with_merged_cells():
    boxes = [cell_box(0, 0), cell_box(1, 0), cell_box(0, 1, high=2), cell_box(1, 1), cell_box(1, 2)]
    said = {(0, 0): "任务", (1, 0): "时限", (0, 1): "政策解读", (1, 1): "6月", (1, 2): "9月"}
    glyphs = [glyph for (column, row), text in said.items() for glyph in words_at(text, column, row)]
    table = grid_of(boxes, glyphs, "第1页的表格")
    assert [[(cell.text, cell.covered) for cell in row] for row in table.rows] == [
        [("任务", False), ("时限", False)],
        [("政策解读", False), ("6月", False)],
        [("政策解读", True), ("9月", False)],
    ]


def test_a_wrapped_cell_is_one_line_and_a_broken_one_two():
    wrapped = grid_of([cell_box(0, 0), cell_box(1, 0)], words_at("重要政策同步组织解读材料", 0, 0), "")
    assert wrapped.rows[0][0].text == "重要政策同步组织解读材料"
    stacked = [
        *words_at("党政办", 0, 0),
        *(Glyph(g.text, g.left, g.right, g.top + 12, g.bottom + 12, False) for g in words_at("财政所", 0, 0)),
    ]
    assert grid_of([cell_box(0, 0), cell_box(1, 0)], stacked, "").rows[0][0].text == "党政办\n财政所"


def table(*rows):
    return Table(tuple(tuple(Cell(text, "") for text in row) for row in rows), "")


def texts(joined):
    return [[cell.text for cell in row] for row in joined.rows]


HEAD = ("序号", "任务", "要求", "单位")


def test_a_table_broken_over_pages_is_one_and_its_repeated_head_dropped():
    first, second = table(HEAD, ("1", "解读", "同步。", "党政办")), table(HEAD, ("2", "公开", "及时。", "财政所"))
    assert texts(join_tables(first, second)) == [
        list(HEAD),
        ["1", "解读", "同步。", "党政办"],
        ["2", "公开", "及时。", "财政所"],
    ]


def test_a_row_cut_by_the_page_goes_on_in_the_row_above():
    first = table(HEAD, ("1", "解读", "重要政策文件要同步组织起草", "党政办"))
    joined = join_tables(first, table(("", "", "解读材料。", ""), ("2", "公开", "及时。", "财政所")))
    assert texts(joined)[1:] == [
        ["1", "解读", "重要政策文件要同步组织起草解读材料。", "党政办"],
        ["2", "公开", "及时。", "财政所"],
    ]


def test_a_cut_row_is_known_by_a_comma_or_by_the_stops_of_its_column():
    first = table(HEAD, ("1", "解读", "同步。", "党政办"), ("2", "公开", "规范栏目设置，及时", "便民中心"))
    assert texts(join_tables(first, table(("", "", "更新。", "、党政办"))))[2:] == [
        ["2", "公开", "规范栏目设置，及时更新。", "便民中心、党政办"]
    ]
    rows = [
        HEAD,
        ("1", "解读", "同步。", "甲"),
        ("2", "回应", "限时。", "乙"),
        ("3", "公开", "规范政府网站栏目的设置并及时", "丙"),
    ]
    assert texts(join_tables(table(*rows), table(("", "", "更新。", "丁所"))))[3:] == [
        ["3", "公开", "规范政府网站栏目的设置并及时更新。", "丙丁所"]
    ]


def test_a_row_that_the_rules_show_to_be_cut_goes_on_unless_both_parts_have_a_number():
    first = table(HEAD, ("", "", "同步组织", ""))
    below = table(("1", "解读", "解读。", "党政办"))
    assert texts(join_tables(first, below, is_cut=True))[1:] == [["1", "解读", "同步组织解读。", "党政办"]]
    whole = table(HEAD, ("1", "解读", "同步。", "党政办"))
    assert len(join_tables(whole, table(("2", "公开", "及时。", "财政所")), is_cut=True).rows) == 3


def test_a_row_without_number_below_unfinished_words_may_be_the_rest_of_it():
    first = table(HEAD, ("1", "解读", "重要政策文件要同步组织起草", "党政办"))
    joined = join_tables(first, table(("", "", "解读材料", "财政所")))
    assert (len(joined.rows), may_be_rest(first, joined)) == (3, True)
    assert may_be_rest(first, join_tables(first, table(("2", "公开", "及时。", "财政所")))) is False


def rule(orientation, left, top, bottom):
    return {"orientation": orientation, "x0": left, "top": top, "bottom": bottom}


def test_upright_rules_that_end_together_without_a_level_one_show_a_cut_row():
    uprights = [rule("v", left, *piece) for left in (50, 90, 190) for piece in ((100, 200), (200, 760))]
    assert open_ends([*uprights, rule("h", 50, 100, 100), rule("h", 50, 200, 200)]) == ([], [760])
    assert open_ends([*uprights, rule("h", 50, 760, 760)]) == ([100], [])


def test_the_empty_lower_part_of_a_merged_cell_takes_its_words():
    first = table(HEAD, ("1", "解读", "同步。", "党政办"))
    joined = join_tables(first, table(("", "", "不少于3件。", "宣传办")))
    assert texts(joined)[2] == ["1", "解读", "不少于3件。", "宣传办"]


def test_tables_of_different_width_are_not_joined():
    assert join_tables(table(HEAD), table(("甲", "乙"))) is None


@pytest.mark.parametrize("lines", [[], [[]]])
def test_a_paper_without_lines_has_no_measure(lines):
    assert measure([line for each in without_margins(lines) for line in each]) is None
