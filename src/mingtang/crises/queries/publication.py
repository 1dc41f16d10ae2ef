"""专题公开页的内容：the body, from what the organ has written of the crisis."""

from typing import Any

from mingtang.crises.models import Crisis
from mingtang.law.crises import CrisisKind, CrisisLevel
from mingtang.law.days import chinese_day


def hold_crisis(organ: str, slug: str) -> Crisis:
    """Lock the crisis that a published body is of, in the transaction of the caller."""
    rows = Crisis.rows.select_for_update(of=("self",), no_key=True).select_related("unit", "lead")
    return rows.get(unit__code=organ, slug=slug)


def build(crisis: Crisis) -> dict[str, Any]:
    """The body of the public page. Nothing of the inside stands in it."""
    return {
        "organ": {"code": crisis.unit.code, "name": crisis.unit.name},
        "slug": crisis.slug,
        "address": crisis.address,
        "title": crisis.title,
        "kind": CrisisKind(crisis.kind).label,
        "level": CrisisLevel(crisis.level).label,
        "place": crisis.place,
        "begun_on": crisis.begun_on.isoformat(),
        "begun": chinese_day(crisis.begun_on),
        "until_on": crisis.until_on.isoformat() if crisis.until_on else None,
        "until": chinese_day(crisis.until_on) if crisis.until_on else "",
        "lead": crisis.lead.name if crisis.lead else "",
        "intro": crisis.intro,
        "measures": crisis.measures,
        "contact": crisis.contact,
    }
