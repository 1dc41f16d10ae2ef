"""日志：what went wrong and where, without what readers typed, uploaded or called their files."""

import logging
from typing import Any

NOWHERE = "没有这样的地址"


class WithoutNames(logging.Filter):
    """不记名：of a request only the kind of its address; of a refused one no values and no traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes, rewritten where it is about a request."""
        if record.name.startswith("django.security"):
            record.msg, record.args = f"请求被拒绝（{record.name.rpartition('.')[2]}）。", ()
            record.exc_info = record.exc_text = None
        elif record.name == "django.request" and isinstance(record.args, tuple):
            kind = _kind(getattr(record, "request", None))
            record.args = tuple(
                kind if isinstance(told, str) and told.startswith("/") else told for told in record.args
            )
        return True


def _kind(request: Any) -> str:
    match = getattr(request, "resolver_match", None)
    return match.route if match is not None else NOWHERE
