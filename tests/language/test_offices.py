"""责任单位。"""

import pytest

from mingtang.language.offices import Suggestion, find_responsibilities, split_units, suggest_offices


@pytest.mark.parametrize(
    ("text", "lead", "support", "due"),
    [
        ("公开（责任单位：党政办、财政所；完成时限：6月底前）。", ("党政办", "财政所"), (), "6月底前"),
        ("公开（责任单位:党政办,完成时间:长期）", ("党政办",), (), "长期"),
        ("公开（牵头单位：党政办；配合单位：各管理区、镇直各部门）", ("党政办",), ("各管理区", "镇直各部门"), ""),
        ("公开【责任科室：党政办】", ("党政办",), (), ""),
        ("公开（党政办牵头，司法所、财政所配合，6月底前完成）", ("党政办",), ("司法所", "财政所"), "6月底前"),
        ("公开（党政办、财政所按职责分工负责）", ("党政办", "财政所"), (), ""),
        ("公开（党政办负责，持续推进）", ("党政办",), (), "持续推进"),
        ("责任单位：便民服务中心（大厅）", ("便民服务中心（大厅）",), (), ""),
        ("牵头单位：党政办　配合单位：财政所", ("党政办",), ("财政所",), ""),
        ("由党政办牵头，6月底前完成", ("党政办",), (), ""),
        ("由党政办会同司法所做好审核", ("党政办",), ("司法所",), ""),
        (
            "公开（县教育和体育局牵头，各乡镇（街道）配合，2023年8月底前完成）",
            ("县教育和体育局",), ("各乡镇（街道）",), "2023年8月底前",
        ),
        ("由党政办牵头，财政所、司法所配合，6月底前完成", ("党政办",), ("财政所", "司法所"), ""),
        ("公开（党政办牵头，财政所，司法所配合）", ("党政办",), ("财政所", "司法所"), ""),
        ("公开（党政办牵头，6月底前完成，财政所配合）", ("党政办",), ("财政所",), "6月底前"),
        ("公开（党政办、财政所负责，各村配合，持续推进）", ("党政办", "财政所"), ("各村",), "持续推进"),
        ("（责任单位：发展和改革局、文化和旅游局等）", ("发展和改革局", "文化和旅游局"), (), ""),
    ],
)  # fmt: skip
def test_who_is_responsible_is_read_as_it_is_written(text, lead, support, due):
    (found,) = find_responsibilities(text)
    assert (found.lead, found.support, found.due_text) == (lead, support, due)


@pytest.mark.parametrize(
    "text", ["明确承办单位（科室）等内容", "清理文件（2016年以后制定的）", "（各责任部门）", "（以下简称《条例》）", ""]
)
def test_other_brackets_name_nobody(text):
    assert find_responsibilities(text) == ()


def test_persons_are_no_offices():
    (found,) = find_responsibilities("（责任单位：党政办；责任人：张某某）")
    assert found.offices == ("党政办",)


def test_an_office_that_leads_and_supports_is_named_once():
    (found,) = find_responsibilities("（牵头单位：党政办；配合单位：党政办、财政所）")
    assert found.offices == ("党政办", "财政所")


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("党政办\n财政所", ("党政办", "财政所")),
        ("党政办，财政所；司法所", ("党政办", "财政所", "司法所")),
        ("党政办牵头", ("党政办",)),
        ("镇党政办\n（牵头）\n镇信访办", ("镇党政办", "镇信访办")),
        ("镇党政办（牵头）、镇信访办（配合）", ("镇党政办", "镇信访办")),
        ("党政办等有关部门", ("党政办",)),
        ("党政办及各管理区", ("党政办", "各管理区")),
        ("人力资源和社会保障局", ("人力资源和社会保障局",)),
        (" ", ()),
    ],
)
def test_the_units_of_a_cell_are_told_apart(cell, units):
    assert split_units(cell) == units


def test_an_office_is_suggested_by_its_topic_and_more_by_its_name():
    offices = ["党政综合办公室", "财政所", "农业农村服务中心"]
    assert suggest_offices("公开涉农补贴资金使用情况，由农业农村服务中心提供底稿", offices) == (
        Suggestion("农业农村服务中心", 13, ("农业", "农村", "涉农")),
        Suggestion("财政所", 2, ("资金", "补贴")),
    )


def test_no_office_is_suggested_where_nothing_points_anywhere():
    assert suggest_offices("抓好落实", ["党政综合办公室", "财政所"]) == ()
