"""投诉的是谁：and who may judge it. Nobody judges a grievance against themselves.

Law: 政府信息公开条例 第四条（各机关指定机构负责日常工作）、第四十七条、第五十一条; 村民委员会组织法 第三十一条.
One against the organ itself goes up, unless a superior passed it down to be looked into.
"""

from collections.abc import Mapping
from enum import StrEnum

from .matters import Arrival
from .units import UnitKind


class Against(StrEnum):
    """投诉的是谁。"""

    ORGAN = "organ"
    OFFICE = "office"
    VILLAGE = "village"

    @property
    def label(self) -> str:
        """中文名称。"""
        return AGAINST_LABELS[self]

    @property
    def basis(self) -> str:
        """由谁查证的依据。"""
        return _BASIS[self]


AGAINST_LABELS: dict[Against, str] = {
    Against.ORGAN: "本机关",
    Against.OFFICE: "本机关的科室、派驻机构、管理区",
    Against.VILLAGE: "村",
}
_BASIS: Mapping[Against, str] = {
    Against.ORGAN: "政府信息公开条例第四十七条、第五十一条",
    Against.OFFICE: "政府信息公开条例第四条、第四十七条",
    Against.VILLAGE: "村民委员会组织法第三十一条",
}


def against_of(kind: UnitKind) -> Against:
    """投诉的是谁，by the kind of the unit: the organ itself, what acts in its name, or a village body."""
    if kind is UnitKind.ADMINISTRATIVE_ORGAN:
        return Against.ORGAN
    return Against.VILLAGE if kind is UnitKind.VILLAGE_BODY else Against.OFFICE


def reasons_against_judging(against: Against, arrival: Arrival) -> tuple[str, ...]:
    """不能由本机关查证的理由：against itself only what a superior passed down to be looked into.

    Law: 政府信息公开条例 第四十七条、第五十一条（向上一级行政机关或者政府信息公开工作主管部门）.
    """
    if against is Against.ORGAN and arrival is not Arrival.PASSED:
        return ("投诉的是本机关，由上一级行政机关或者政府信息公开工作主管部门查证，请转送，并告诉投诉人。",)
    return ()
