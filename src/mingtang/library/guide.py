"""指南的内容：what the guide of an organ must say, from what is kept about it.

Law: 政府信息公开条例 第十二条（分类、编排体系、获取方式，工作机构的名称、地址、办公时间、电话、传真、互联网联系方式）.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mingtang.catalogue.queries.public import PublicCatalogue
from mingtang.law.units import UnitKind
from mingtang.organs.models import Unit

NOT_YET = "还没有公布"
_SHOWS_THE_WORK_UNIT = ("政府信息公开", "政务公开")


@dataclass(frozen=True)
class WorkUnit:
    """政府信息公开工作机构：the office of the daily work, reached as it says itself or else as its organ says."""

    unit: Unit
    organ: Unit

    @property
    def contact(self) -> list[tuple[str, str]]:
        """名称、地址、办公时间、电话、传真、互联网联系方式；what is not kept is said to be missing."""
        told = (
            ("办公地址", "address"),
            ("办公时间", "hours"),
            ("联系电话", "phone"),
            ("传真号码", "fax"),
            ("互联网联系方式", "online"),
        )
        return [("机构名称", self.unit.name), *((label, self.told(name) or NOT_YET) for label, name in told)]

    def told(self, name: str) -> str:
        """What is kept under a name, of the office or else of its organ."""
        return getattr(self.unit, name) or getattr(self.organ, name)


def work_unit(organ: Unit, own_units: Iterable[Unit]) -> WorkUnit:
    """工作机构：the first office whose duties are 政府信息公开 or 政务公开; without one, the organ itself."""
    offices = [unit for unit in own_units if unit.unit_kind is UnitKind.INTERNAL_OFFICE]
    for word in _SHOWS_THE_WORK_UNIT:
        for office in offices:
            if word in office.keywords:
                return WorkUnit(office, organ)
    return WorkUnit(organ, organ)


def channels_of(catalogue: PublicCatalogue | None) -> Sequence[str]:
    """公开渠道，as the catalogue in force names them, each once; our own pages aside."""
    items = catalogue.items if catalogue else ()
    return list(dict.fromkeys(channel for item in items for channel in item.channels if channel != "政府网站"))
