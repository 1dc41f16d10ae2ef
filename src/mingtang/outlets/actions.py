"""发布渠道的写入。"""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.law.outlets import Outlet, reasons_against_outlet
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.outlets.models import OutletRule


@transaction.atomic
def set_outlet(
    organ: Unit, *, outlet: Outlet, portal: str = "", host: str = "", by: Person | str, at: datetime
) -> OutletRule:
    """设置发布渠道：what is on its way keeps what its draft says."""
    found = reasons_against_setting(organ, by=by, at=at)
    refuse_if_any([*found, *reasons_against_outlet(outlet, portal=portal, host=host)])
    person = by if isinstance(by, Person) else None
    told = {"portal": portal.strip(), "host": host.strip().lower()}
    rule = OutletRule.rows.create(unit=organ, outlet=outlet.value, set_by=person, set_at=at, **told)
    record(organ.code, by=by, verb="outlets.set", of=rule, at=at, facts={"outlet": outlet.value})
    return rule


def reasons_against_setting(organ: Unit, *, by: Person | str, at: datetime) -> list[str]:
    """不能设置的理由：the clerk or the administrator of an organ; the installation itself may, too."""
    if not organ.is_organ:
        return ["发布渠道由行政机关设置。"]
    posts = (PostKind.DISCLOSURE_CLERK, PostKind.ADMINISTRATOR)
    if isinstance(by, str) or any(by.holds(post, at_unit=organ, on=day_of(at)) for post in posts):
        return []
    return [f"发布渠道由{organ.name}的政务公开专员或者管理员设置。"]
