"""存成文件：an answer that the browser saves under a name that people recognise."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def to_save(data: bytes, name: str, media_type: str, *, caching: str = "no-store") -> HttpResponse:
    """存成文件：as it is at this moment, so that nothing between keeps a copy of it."""
    answer = HttpResponse(data, content_type=media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["Cache-Control"] = caching
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
