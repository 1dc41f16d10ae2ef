"""放录音录像的页面：the one thing that such a page may fetch beyond what every page may, from this site alone."""

from csp.constants import SELF
from django.http import HttpResponse


def playing(response: HttpResponse) -> HttpResponse:
    """The page, allowed to play what this site serves."""
    response._csp_update = {"media-src": [SELF]}
    return response
