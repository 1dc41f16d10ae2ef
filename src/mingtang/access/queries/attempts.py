"""登录的查询：what the lock-out knows of a failed sign-in."""

from datetime import datetime

from axes.helpers import get_client_ip_address, get_cool_off
from axes.models import AccessAttempt
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest


def failed_attempts(request: HttpRequest, username: str, *, at: datetime) -> int:
    """登录失败次数：of this account from this address since the last success, older ones forgotten."""
    counted = _attempts(request, username).filter(attempt_time__gte=at - get_cool_off(request))
    return counted.aggregate(count=Sum("failures_since_start"))["count"] or 0


def lock_opens_at(request: HttpRequest, username: str) -> datetime | None:
    """解锁时间：when a locked account may be tried again from this address."""
    latest = _attempts(request, username).aggregate(latest=Max("attempt_time"))["latest"]
    return latest + get_cool_off(request) if latest else None


def _attempts(request: HttpRequest, username: str) -> QuerySet[AccessAttempt]:
    return AccessAttempt.objects.filter(username=username, ip_address=get_client_ip_address(request))
