"""清单的列：what may stand in a cell, and which set of columns is none."""

from dataclasses import replace

import pytest

from mingtang.law.fields import Field, FieldType, name_of, reasons_against_cell, reasons_against_fields, renamed

KEY = Field("code", "编号", is_key=True)
NAME = Field("name", "名称", required=True)


@pytest.mark.parametrize(
    ("type", "good", "bad"),
    [
        (FieldType.NUMBER, "3.5", "三个"),
        (FieldType.MONEY, "1200", "1200元"),
        (FieldType.DATE, "2026-06-30", "2026-6-31"),
        (FieldType.YES_NO, "是", "可以"),
        (FieldType.LINK, "/qili/open/", "//evil.example"),
        (FieldType.LINK, "https://www.example.com/a", "javascript:alert(1)"),
        (FieldType.LINK, "/qili/", "/desk/"),
        (FieldType.PHONE, "0543-8000000", "请打电话"),
    ],
)
def test_a_cell_is_refused_where_its_type_is_another(type, good, bad):
    field = Field("x", "列", type)
    assert [bool(reasons_against_cell(field, value)) for value in (good, bad, "")] == [False, True, False]


def test_what_is_wrong_with_a_cell_names_the_column_and_what_to_write():
    choice = Field("x", "类别", FieldType.CHOICE, choices=("甲", "乙"))
    assert reasons_against_cell(choice, "丙") == ["“类别”写的是“丙”，请从这几个里选：甲、乙。"]
    assert reasons_against_cell(NAME, "") == ["“名称”没有填。"]
    assert reasons_against_cell(KEY, "a/b") == [
        "“编号”用来认行，只用汉字、字母、数字和连字符，不超过 60 个字，不要空格和斜线。"
    ]
    assert reasons_against_cell(NAME, "字" * 201) == ["“名称”有 201 个字，最多 200 个字。"]


def test_columns_need_one_that_names_the_rows_and_headings_once_each():
    assert reasons_against_fields((KEY, NAME)) == []
    assert reasons_against_fields(()) == ["清单至少要有一列。"]
    assert reasons_against_fields((KEY, replace(NAME, key="code"))) == ["英文短名“code”有两列，请刷新页面再改。"]
    two = (KEY, replace(KEY, key="other"), Field("c", "选", FieldType.CHOICE, choices=("甲",)))
    assert reasons_against_fields(two) == [
        "要有一列、只有一列用来认行（如编号、事项编码），现在有 2 列。",
        "列名“编号”有两列，请改一个。",
        "“选”是选项，至少写两个不同的选项。",
    ]


def test_a_new_column_never_takes_the_name_of_one_that_was():
    before = (KEY, Field("c1", "旧列"))
    assert [field.key for field in renamed((KEY, Field("", "新列"), Field("", "又一列")), before)] == [
        "code",
        "c2",
        "c3",
    ]


def test_a_row_is_called_by_its_name_and_else_by_its_key():
    assert name_of((KEY, NAME), {"code": "a", "name": "甲"}) == "甲"
    assert name_of((KEY,), {"code": "a"}) == "a"
