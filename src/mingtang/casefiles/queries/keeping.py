"""过了保存期限的：cases that ended long enough ago, whose applicant is still named. The days are the organ's own."""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import DateField, Exists, Max, OuterRef, Q
from django.db.models.functions import Coalesce

from mingtang.applications.models import Application, ApplicationQuerySet, Proof
from mingtang.casefiles import ports
from mingtang.casefiles.models import Erasure
from mingtang.law.casefiles import ended_long_ago, particulars_kept_until
from mingtang.law.foi import OPEN


def identities_past(*, on: date) -> list[int]:
    """身份证明过了保存期限的。"""
    last = on - timedelta(days=settings.MINGTANG_IDENTITY_DAYS)
    first = Q(particulars__identity__isnull=False, particulars__identity__erased_at=None)
    further = Q(pk__in=Proof.rows.filter(sealed__erased_at=None).values("application"))
    found = _ended().filter(first | further, last__lt=last)
    return _finished(list(found.values_list("pk", flat=True)), on=on)


def particulars_past(*, on: date) -> list[int]:
    """申请内容过了保存期限的；and those erased before their time, whose letters were kept until now."""
    years = settings.MINGTANG_PARTICULARS_YEARS
    everything = Erasure.rows.filter(application=OuterRef("pk"), scope=Erasure.EVERYTHING)
    by_rule = Exists(everything.filter(asked_by=None))
    found = _ended().filter(~by_rule, last__lte=ended_long_ago(on, years=years))
    told = [pk for pk, last in found.values_list("pk", "last") if on > particulars_kept_until(last, years=years)]
    return _finished(told, on=on)


def ended_on(application: Application) -> date:
    """办结的日期：or that of the last act, of what was split or joined."""
    return _with_last(Application.rows.filter(pk=application.pk)).values_list("last", flat=True)[0]


def _ended() -> ApplicationQuerySet:
    return _with_last(Application.rows.exclude(state__in=sorted(state.value for state in OPEN))).order_by("pk")


def _with_last(found: ApplicationQuerySet) -> ApplicationQuerySet:
    return found.annotate(last=Coalesce("ended_on", Max("events__on"), "arrived_on", output_field=DateField()))


def _finished(found: list[int], *, on: date) -> list[int]:
    waiting = ports.unfinished(found, on=on) if found else {}
    return [pk for pk in found if pk not in waiting]
