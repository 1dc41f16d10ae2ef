"""二维码：the address of a page, drawn here and by nobody else."""

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=256)
def code_of(url: str) -> SafeString:
    """二维码，as a drawing that stands in the page."""
    drawn = segno.make(url, error="m", micro=False).svg_inline(scale=3, border=2, svgclass="qr-code", lineclass=None)
    return mark_safe(drawn)  # noqa: S308 - drawn by the library from numbers alone
