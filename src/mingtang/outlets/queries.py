"""发布渠道的查询。"""

from mingtang.law.outlets import Outlet
from mingtang.organs.models import Unit
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
