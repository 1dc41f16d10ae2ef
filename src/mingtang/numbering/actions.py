"""索引号的写入：the organ's rule, and the number that a document is given once, at its first registration.

Law: 政府信息公开条例 第十二条.
"""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.law.index_numbers import document_address, index_number, reasons_against_prefix
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.numbering.models import IndexRule, Registration, Serial
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of

NO_RULE = "{}还没有设置索引号的单位编码，请管理员或者政务公开专员在“索引号”里设置。"


def reasons_against_setting(organ: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能设置索引号规则的理由。"""
    kinds = (PostKind.ADMINISTRATOR, PostKind.DISCLOSURE_CLERK)
    if organ.is_organ and any(by.holds(kind, at_unit=organ, on=day_of(at)) for kind in kinds):
        return []
    return [f"索引号规则由{organ.name}的管理员或者政务公开专员设置。"]


@transaction.atomic
def set_rule(organ: Unit, *, prefix: str, by: Person | str, at: datetime) -> IndexRule:
    """设置单位编码：for numbers given from now on; those that were given stay."""
    if isinstance(by, Person):
        refuse_if_any(reasons_against_setting(organ, by=by, at=at))
    prefix = prefix.strip().upper()
    refuse_if_any(reasons_against_prefix(prefix))
    told = {"prefix": prefix, "set_by": by if isinstance(by, Person) else None, "set_at": at}
    rule, _ = IndexRule.rows.update_or_create(organ=organ, defaults=told)
    record(organ.code, by=by, verb="numbering.rule", of=rule, at=at, facts={"prefix": prefix})
    return rule


def reasons_against_registering(organ: Unit) -> list[str]:
    """不能编索引号的理由。"""
    return [] if IndexRule.rows.filter(organ=organ).exists() else [NO_RULE.format(organ.name)]


@transaction.atomic
def register(subject: str, *, organ: Unit, by: Person, at: datetime) -> Registration:
    """登记：the number of this subject, given now if it has none; the counter's row is locked meanwhile."""
    found = Registration.rows.filter(subject=subject).first()
    if found is not None:
        return found
    rule = IndexRule.rows.filter(organ=organ).first()
    if rule is None:
        refuse_if_any([NO_RULE.format(organ.name)])
    year = day_of(at).year
    Serial.rows.get_or_create(organ=organ, year=year)
    serial = Serial.rows.select_for_update(no_key=True).get(organ=organ, year=year)
    serial.last += 1
    serial.save(update_fields=["last"])
    number = index_number(rule.prefix, year=year, serial=serial.last)
    made = Registration.rows.create(
        organ=organ,
        subject=subject,
        year=year,
        serial=serial.last,
        number=number,
        address=document_address(organ.code, year=year, serial=serial.last),
        at=at,
    )
    record(organ.code, by=by, verb="numbering.register", of=made, at=at, facts={"number": number})
    return made
