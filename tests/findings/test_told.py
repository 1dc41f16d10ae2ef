"""查出的每一处：personal data and wording in one list, each at its place, in files and in texts."""

import io

import openpyxl

from mingtang.contents.parts import Part
from mingtang.contents.text import parts
from mingtang.findings.told import told_in
from mingtang.language.wording import Own, OwnKind, OwnWord


def told(written, **given):
    return [(it.kind, it.where, it.masked) for it in told_in(written, **given)]


def test_both_are_told_at_their_place_and_no_number_is_shown():
    text = "联系人13800138000，2026年2月30日前，截止目前"
    assert told([Part("第 1 段", text)]) == [
        ("phone", "第 1 段", "138****8000"),
        ("wording.date", "第 1 段", "2026年2月30日"),
        ("wording.character", "第 1 段", "截止目前"),
    ]


def test_what_nobody_sees_is_asked_for_persons_and_not_for_its_wording():
    assert told([Part("批注", "截止目前 13800138000", hidden=True)]) == [("phone", "批注", "138****8000")]


def test_a_total_that_is_wrong_is_told_at_its_cell():
    book = openpyxl.Workbook()
    for row in (["村", "户数"], ["桃园村", 12], ["柳树村", 8], ["合计", 21]):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    assert told(parts(made.getvalue(), "表.xlsx")) == [("wording.sum", "工作表“Sheet”第 4 行（B4）", "21")]


def test_a_hidden_row_is_said_to_be_hidden_and_counts_in_the_total():
    book = openpyxl.Workbook()
    for row in (["村", "户数"], ["桃园村", 12], ["柳树村13800138000", 8], ["合计", 20]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    made = io.BytesIO()
    book.save(made)
    assert told(parts(made.getvalue(), "表.xlsx")) == [("phone", "工作表“Sheet”隐藏的第 3 行（A3）", "138****8000")]


def test_the_organs_own_telephones_are_nobodys_and_its_names_are_held_against():
    own = Own((OwnWord(OwnKind.OFFICE_PHONE, "0533-7812345"), OwnWord(OwnKind.ORGAN, "柳溪镇便民服务中心")))
    written = [Part("第 1 段", "联系电话：0533-7812345，柳溪镇便名服务中心")]
    assert told(written, own=own) == [("wording.name", "第 1 段", "柳溪镇便名服务中心")]


def test_a_place_is_known_again_as_long_as_the_words_around_it_stay():
    line = "桃园村村民王建国今年六十一岁，据了解身患尿毒症，已核实情况属实"
    lines = (f"前面改过。{line}", f"另一段。{line}", line.replace("已核实", "未核实"))
    marks = [[it.mark for it in told_in([Part("第 1 段", text)])] for text in lines]
    assert (marks[0] == marks[1], marks[1] == marks[2]) == (True, False)
