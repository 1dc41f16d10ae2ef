"""读名单：every mistake names row, column and what to do; the number of a person is never repeated."""

import io
from decimal import Decimal

import openpyxl
import pytest

from mingtang.language.papers import Unreadable
from mingtang.payees.reading import Read, read_list

VILLAGES = {"桃园村": "桃园村", "桃园村村民委员会": "桃园村"}
# 出生日期不存在的号码：nobody has it.
IMPOSSIBLE = "370102199913451230"


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def read(*rows, **told) -> Read:
    head = ("村", "姓名", "身份证后四位", "面积（亩）", "补贴金额（元）")
    return read_list(workbook(head, *rows), "名单.xlsx", villages=VILLAGES, **told)


def test_rows_are_read_with_money_to_the_cent():
    found = read(("桃园村", "张 甲", "123x", 12.5, 12345.67), ("合计", "", "", "", 12345.67))
    assert found.mistakes == ()
    (line,) = found.lines
    assert (line.village, line.name, line.tail, line.quantity, line.amount) == (
        "桃园村", "张甲", "123X", Decimal("12.5"), Decimal("12345.67"),
    )  # fmt: skip


def test_a_table_of_separated_values_is_read_as_well():
    text = '村,姓名,证件号,数量,金额\n桃园村村民委员会,李乙,0012,3,"1,360.00"\n'
    (line,) = read_list(text.encode("gbk"), "名单.csv", villages=VILLAGES).lines
    assert (line.village, line.tail, line.amount) == ("桃园村", "0012", Decimal("1360.00"))


def test_every_mistake_names_its_row_its_column_and_what_to_do():
    found = read(
        ("杏花村", "张甲", "12", 1, 100), ("桃园村", "A1", IMPOSSIBLE, -1, 0), ("桃园村", "李乙", "0001", 1, "")
    )
    assert found.mistakes == (
        "第 2 行“村”：没有叫“杏花村”的村，请写本机关所属村的名称。",
        "第 2 行“证件号”：要填末四位（单位填信用代码的末四位），或者 18 位身份证号；"
        "是数字格式的，请把这一列改成文本格式再填。",
        "第 3 行“姓名”：不是姓名，请写 2 至 30 个汉字。",
        "第 3 行“证件号”：18 位身份证号的校验位不对，请核对；这一列是数字格式的，后几位会变，请改成文本格式。",
        "第 3 行“数量”：不是不小于 0、最多 3 位小数的数。",
        "第 3 行“金额”：不是大于 0、最多 2 位小数的数。",
        "第 4 行“金额”：没有填。",
    )
    assert IMPOSSIBLE not in "".join(found.mistakes)


def test_a_cooperative_is_listed_by_the_end_of_its_credit_code():
    (line,) = read(("桃园村", "桃园种植专业合作社", "0e54", 50, 3000)).lines
    assert (line.name, line.tail) == ("桃园种植专业合作社", "0E54")


def test_sums_are_held_against_the_row_of_the_total_and_what_was_typed():
    rows = (("桃园村", "张甲", "0001", 1, 100), ("桃园村", "李乙", "0002", 1, 50), ("合计", "", "", "", 160))
    assert read(*rows, stated=Decimal("155")).mistakes == (
        "各行金额加起来是 150.00 元，您填的合计是 155.00 元，相差 5.00 元，请核对。",
        "各行金额加起来是 150.00 元，表里合计一行是 160.00 元，相差 10.00 元，请核对。",
    )


def test_what_is_no_list_is_refused_in_one_sentence():
    with pytest.raises(Unreadable) as told:
        read_list(workbook(("甲", "乙"), ("1", "2")), "别的.xlsx", villages=VILLAGES)
    assert str(told.value) == (
        "“别的.xlsx”里没有找到表头。表头要有这几列：村、姓名、证件号、数量、金额；请下载样表，照着填。"
    )
