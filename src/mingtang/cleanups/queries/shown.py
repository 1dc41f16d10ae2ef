"""给人看的清理：everything that stands on the page of a campaign, so that a signature is on exactly that."""

from typing import Any

from mingtang.cleanups.models import Cleanup, CleanupEntry, CleanupSigning

_FACTS = ("title", "basis", "since_on", "until_on", "types", "lead_id", "legal_id", "due_on")
_ROW = ("ordinal", "title", "number", "made_on", "owner", "note", "document", "perhaps")
_OPINION = ("fate", "amend_by_on", "reason", "is_reason_public", "proposed_by", "proposed_for")
CHANGED = "打开这一页以后，这次清理又有变动（退回、改了意见、重新送过审查等）。下面是现在的台账，请看过再办。"


def shown(cleanup: Cleanup) -> dict[str, Any]:
    """范围、每一份的意见、每一个签名，as plain values; two queries, whatever the number of documents."""
    rows = CleanupEntry.rows.filter(cleanup=cleanup).standing()
    signings = CleanupSigning.rows.filter(cleanup=cleanup).order_by("pk")
    return {
        "facts": [getattr(cleanup, name) for name in _FACTS],
        "rows": list(rows.values_list(*_ROW, *_OPINION)),
        "signings": list(signings.values_list("pk", flat=True)),
    }
