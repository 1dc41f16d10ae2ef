"""看一件封存件：for those whom the room that holds it lets look; for everyone else there is no such thing."""

from http import HTTPStatus
from io import BytesIO
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from mingtang.contents.kinds import Kind
from mingtang.sealed import queries
from mingtang.sealed.actions import opened
from mingtang.sealed.cipher import Unopenable
from mingtang.sealed.models import Sealed
from mingtang.ui import clock
from mingtang.ui.found import found_or_404

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
LOOKED_AT = "desk.look"


@login_required
@require_GET
def look(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """看一件封存件。Each look stands in the trail, so a look ahead (HEAD) is not answered."""
    at = clock.now()
    sealed = found_or_404(queries.seen(key, viewer=request.user, at=at))
    try:
        plain = opened(sealed, by=request.user, at=at, reason=LOOKED_AT)
    except Unopenable as unopenable:
        told = {"sealed": sealed, "reasons": unopenable.reasons}
        response = render(request, "sealed/unopenable.html", told, status=HTTPStatus.CONFLICT)
        response["Cache-Control"] = "private, no-store"
        return response
    return _sent(sealed, plain)


def _sent(sealed: Sealed, plain: bytes) -> FileResponse:
    """Under a name that tells of nobody; a PDF is saved, since no browser opens one in a sandbox."""
    kind = sealed.content_kind
    response = FileResponse(
        BytesIO(plain),
        as_attachment=kind is Kind.PDF,
        filename=f"{sealed.key.hex[:8]}.{kind.value}",
        content_type="text/plain; charset=utf-8" if kind is Kind.TXT else kind.media_type,
    )
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
