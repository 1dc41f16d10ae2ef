"""逐行填写：names as a clerk types or pastes them become units with full names and codes."""

from types import SimpleNamespace

from mingtang.law.units import UnitKind
from mingtang.setup.lines import Line, read

ORGAN = SimpleNamespace(code="baishi", short_name="白石镇")
OFFICE, DISTRICT, VILLAGE = UnitKind.INTERNAL_OFFICE, UnitKind.MANAGEMENT_DISTRICT, UnitKind.VILLAGE_BODY


def test_offices_bear_the_name_of_the_organ_and_villages_their_own():
    told = {
        OFFICE: "党政办公室\n白石镇财政所 caizheng\n\n",
        UnitKind.DISPATCHED_OFFICE: "　司法所　",
        DISTRICT: "东管理区 dong",
        VILLAGE: "东管理区：前湾村（qianwan）、后湾村\n岭上村村民委员会",
    }
    assert read(ORGAN, told, taken=["baishi", "baishi-k01"]) == [
        Line(OFFICE, "白石镇党政办公室", "党政办公室", "baishi-k02", ""),
        Line(OFFICE, "白石镇财政所", "白石镇财政所", "caizheng", ""),
        Line(UnitKind.DISPATCHED_OFFICE, "白石镇司法所", "司法所", "baishi-p01", ""),
        Line(DISTRICT, "白石镇东管理区", "东管理区", "dong", ""),
        Line(VILLAGE, "前湾村村民委员会", "前湾村", "qianwan", "东管理区"),
        Line(VILLAGE, "后湾村村民委员会", "后湾村", "baishi-c01", "东管理区"),
        Line(VILLAGE, "岭上村村民委员会", "岭上村", "baishi-c02", ""),
    ]


def test_districts_may_stand_on_one_line_and_nothing_gives_nothing():
    told = read(ORGAN, {DISTRICT: "东管理区、西管理区，南管理区"}, taken=[])
    assert [(line.short_name, line.code) for line in told] == [
        ("东管理区", "baishi-q01"),
        ("西管理区", "baishi-q02"),
        ("南管理区", "baishi-q03"),
    ]
    assert read(ORGAN, {OFFICE: " \n\u200b\n"}, taken=[]) == []
