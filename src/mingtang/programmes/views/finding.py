"""找到：the programme or measure at an address, in the reader's sight or not at all."""

from datetime import datetime

from django.http import Http404, HttpRequest

from mingtang.programmes.models import Measure, Programme
from mingtang.programmes.queries import desk


def programme_or_404(request: HttpRequest, organ: str, slug: str, *, at: datetime) -> Programme:
    """The programme at an address; one that is out of sight and one that is not are the same."""
    found = desk.programme(organ, slug, request.user, at=at)
    if found is None:
        raise Http404
    return found


def measure_or_404(request: HttpRequest, organ: str, slug: str, pk: int, *, at: datetime) -> Measure:
    """The measure at an address, if the reader sees it."""
    found = desk.measure(pk, request.user, at=at)
    if found is None or (found.programme.unit.code, found.programme.slug) != (organ, slug):
        raise Http404
    return found
