"""发布渠道的写入。"""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.files.marked import refuse_marked
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.secrecy import classification_marks, marks_in_name
from mingtang.language.unseen import without_unseen
from mingtang.law.outlets import Outlet, reasons_against_outlet
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.outlets.models import OutletRule
from mingtang.outlets.queries import rule_of


def set_outlet(
    organ: Unit, *, outlet: Outlet, portal: str = "", host: str = "", by: Person | str, at: datetime
) -> OutletRule:
    """设置发布渠道：what is on its way keeps what its draft says.

    Call it outside a transaction of one's own: that a text with a mark of secrecy was refused stays in the trail.
    """
    _refuse_classified(organ, portal, host, by=by, at=at)
    return _set(organ, outlet=outlet, portal=portal.strip(), host=host.strip().lower(), by=by, at=at)


@transaction.atomic
def _set(organ: Unit, *, outlet: Outlet, portal: str, host: str, by: Person | str, at: datetime) -> OutletRule:
    organ = Unit.rows.select_for_update(of=("self",), no_key=True).get(pk=organ.pk)
    found = reasons_against_setting(organ, by=by, at=at)
    found += [*reasons_against_outlet(outlet, portal=portal, host=host), *reasons_against_personal_data(portal)]
    told = {"portal": portal, "host": host} if outlet is Outlet.COUNTY else {"portal": "", "host": ""}
    last = rule_of(organ)
    if last is not None and (last.outlet, last.portal, last.host) == (outlet.value, *told.values()):
        found.append("与现在的设置相同，不用再保存。")
    refuse_if_any(found)
    person = by if isinstance(by, Person) else None
    rule = OutletRule.rows.create(unit=organ, outlet=outlet.value, set_by=person, set_at=at, **told)
    record(organ.code, by=by, verb="outlets.set", of=rule, at=at, facts={"outlet": outlet.value})
    return rule


def _refuse_classified(organ: Unit, *texts: str, by: Person | str, at: datetime) -> None:
    shown = [text for told in texts if told for text in (told, without_unseen(told))]
    if any(classification_marks(text) or marks_in_name(text) for text in shown):
        refuse_marked(organ, verb="outlets.refuse_classified", by=by, at=at)


def reasons_against_setting(organ: Unit, *, by: Person | str, at: datetime) -> list[str]:
    """不能设置的理由：the clerk or the administrator of an organ; the installation itself may, too."""
    if not organ.is_organ:
        return ["发布渠道由行政机关设置。"]
    posts = (PostKind.DISCLOSURE_CLERK, PostKind.ADMINISTRATOR)
    if isinstance(by, str) or any(by.holds(post, at_unit=organ, on=day_of(at)) for post in posts):
        return []
    return [f"发布渠道由{organ.name}的政务公开专员或者管理员设置。"]
