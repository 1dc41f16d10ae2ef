"""日历订阅：read by calendar programs, without signing in; the address is the key."""

from axes.helpers import get_client_ip_address
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingtang.agenda.actions import digest_of
from mingtang.agenda.ics import as_ics
from mingtang.agenda.queries import reader_of, was_given_out
from mingtang.outbox.ports import due_days
from mingtang.ui import clock

# 每小时：一个地址最多取这么多次，一个来源最多猜错这么多次；每个服务进程各计各的。
READS_AN_HOUR, MISSES_AN_HOUR = 60, 60
HOUR = 3600


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """我的时限，as a calendar; an address that is not in force is not there."""
    reader, at = reader_of(token), clock.now()
    if reader is None:
        # 只限猜错的：同一来源里对的地址照常取；撤销了的地址不算猜。
        if not was_given_out(token) and _count(f"feed-miss:{get_client_ip_address(request)}") > MISSES_AN_HOUR:
            return _too_often()
        raise Http404
    if _count(f"feed:{digest_of(token)}") > READS_AN_HOUR:
        return _too_often()
    response = HttpResponse(as_ics(due_days(reader, on=at.date(), at=at)), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=900"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _count(key: str) -> int:
    cache.add(key, 0, HOUR)
    return int(cache.incr(key))


def _too_often() -> HttpResponse:
    response = HttpResponse("取得太频繁，请一小时后再试。", status=429, content_type="text/plain; charset=utf-8")
    response["Retry-After"] = str(HOUR)
    return response
