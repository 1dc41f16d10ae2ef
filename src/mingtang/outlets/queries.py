"""发布渠道的查询。"""

from dataclasses import dataclass
from datetime import datetime

from mingtang.law.outlets import Outlet
from mingtang.law.units import UnitKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of, scope_of
from mingtang.outlets.models import OutletRule


def rule_of(organ: Unit) -> OutletRule | None:
    """发布渠道设置：the last one of the organ."""
    return OutletRule.rows.filter(unit=organ).select_related("set_by").order_by("-pk").first()


def usual_outlet(organ: Unit) -> Outlet:
    """通常的发布渠道：as set last, or this site."""
    rule = rule_of(organ)
    return Outlet(rule.outlet) if rule else Outlet.SITE


def host_of(organ: Unit) -> str:
    """门户网站的域名，as the organ set it; empty where it set none."""
    rule = rule_of(organ)
    return rule.host if rule else ""


@dataclass(frozen=True)
class OfOrgan:
    """一个机关的发布渠道：what was set last, ``None`` before anything was."""

    organ: Unit
    rule: OutletRule | None

    @property
    def outlet(self) -> Outlet:
        """通常在哪里发布。"""
        return Outlet(self.rule.outlet) if self.rule else Outlet.SITE


def organs_seen(viewer: Person, *, at: datetime) -> list[OfOrgan]:
    """各机关的发布渠道：of the organs that the viewer sees whole; always two queries."""
    seen = scope_of(viewer, at=at).whole_organs()
    organs = Unit.rows.filter(seen, kind=UnitKind.ADMINISTRATIVE_ORGAN.value).open(on=day_of(at)).order_by("path")
    rows = OutletRule.rows.filter(unit__in=organs).select_related("set_by").order_by("pk")
    last = {row.unit_id: row for row in rows}
    return [OfOrgan(organ, last.get(organ.pk)) for organ in organs]


def organ_seen(viewer: Person, code: str, *, at: datetime) -> OfOrgan | None:
    """One of them."""
    return next((told for told in organs_seen(viewer, at=at) if told.organ.code == code), None)


def history(organ: Unit) -> list[OutletRule]:
    """历次设置，the newest first."""
    return list(OutletRule.rows.filter(unit=organ).select_related("set_by").order_by("-pk"))
