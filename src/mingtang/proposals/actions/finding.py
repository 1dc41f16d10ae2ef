"""找出来：what several people applied for and got, and what was looked for in vain day after day, become proposals.

Done again it finds nothing new: an application stands in one proposal only, and words are proposed once.
Law: 政府信息公开条例 第四十四条第一款.
"""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from mingtang.applications.models import Application
from mingtang.audit.actions import record
from mingtang.catalogue.actions.columns import locked_unit
from mingtang.index.queries import looked_for, match
from mingtang.law.demand import GIVEN, DemandRule, DemandSource, ProposalState
from mingtang.law.units import may_receive_applications
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.proposals.alike import Asked, fits, groups
from mingtang.proposals.models import Asking, PublishProposal

RULE = "proposals"


def rule_of_demand() -> DemandRule:
    """怎样算常被申请、常被查找，as the settings say."""
    return DemandRule(
        persons=settings.MINGTANG_DEMAND_PERSONS,
        months=settings.MINGTANG_DEMAND_MONTHS,
        days=settings.MINGTANG_DEMAND_MISS_DAYS,
        alike=settings.MINGTANG_DEMAND_ALIKE,
    )


@transaction.atomic
def find(unit: Unit, *, at: datetime) -> int:
    """找出本机关可以转为主动公开的：how many proposals were made or have more behind them than before."""
    unit = locked_unit(unit)
    if not may_receive_applications(unit.unit_kind):
        return 0
    rule = rule_of_demand()
    return _asked_often(unit, rule, at=at) + _looked_for(unit, rule, at=at)


def _asked_often(unit: Unit, rule: DemandRule, *, at: datetime) -> int:
    open_ = list(PublishProposal.rows.filter(unit=unit).exclude(state=ProposalState.REFUSED.value).order_by("pk"))
    grown, left = 0, []
    for asked in _asked(unit, rule, at=at):
        home = next((one for one in open_ if fits(asked, title=one.title, topic=one.topic, rule=rule)), None)
        if home is None:
            left.append(asked)
        else:
            grown += 1
            Asking.rows.create(proposal=home, application_id=asked.key)
            facts = {"application": asked.key}
            record(unit.organ.code, by=RULE, verb="proposals.asked-again", of=home, at=at, facts=facts)
    for group in groups(left, rule):
        made = _propose(unit, DemandSource.ASKED, title=group.title, topic=group.topic, at=at)
        Asking.rows.bulk_create([Asking(proposal=made, application_id=asked.key) for asked in group.asked])
        grown += 1
    return grown


def _asked(unit: Unit, rule: DemandRule, *, at: datetime) -> Sequence[Asked]:
    """Cases of the last months whose information went out, that stand in no proposal yet."""
    given = Q(pk__in=[])
    for group in GIVEN:
        given |= Q(outcome__startswith=group)
    rows = Application.rows.filter(given, unit=unit, asking=None, ended_on__gte=rule.since(day_of(at)))
    told = rows.order_by("id").values_list("id", "title", "topic__code", "topic__name", "particulars__person_key")
    return [Asked(key, title, code or "", name or "", person or "") for key, title, code, name, person in told]


def _looked_for(unit: Unit, rule: DemandRule, *, at: datetime) -> int:
    since = rule.since(day_of(at))
    places: list[tuple[str, str | None]] = [(unit.code, unit.code)]
    if unit.parent_id is None:
        places.append(("", None))
    known = PublishProposal.rows.filter(unit=unit, source=DemandSource.MISSED.value)
    # 不转的，过了这么久还在找，再提一次。
    known = known.exclude(state=ProposalState.REFUSED.value, confirmed_at__date__lt=since)
    told = set(known.values_list("title", flat=True))
    made = 0
    for code, organ in places:
        for text in looked_for(organ=code, since=since, days=rule.days):
            if text not in told and not match(text, organ=organ, limit=1).total:
                _propose(unit, DemandSource.MISSED, title=text, at=at)
                told.add(text)
                made += 1
    return made


def _propose(unit: Unit, source: DemandSource, *, title: str, topic: str = "", at: datetime) -> PublishProposal:
    made = PublishProposal.rows.create(unit=unit, source=source.value, title=title, topic=topic, found_at=at)
    record(unit.organ.code, by=RULE, verb="proposals.propose", of=made, at=at, facts={"source": source.value})
    return made
