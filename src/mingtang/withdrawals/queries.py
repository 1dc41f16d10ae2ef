"""撤回的查询：what is said where something stood."""

from mingtang.editorial.queries import current
from mingtang.law.editorial import WithdrawalKind
from mingtang.withdrawals.models import Withdrawal


def notice_at(address: str) -> Withdrawal | None:
    """撤回说明：what stands at an address whose document was taken back, but for safety; then nothing stands there."""
    newest = Withdrawal.rows.filter(document__address=address).select_related("document__unit", "published")
    found = newest.order_by("-pk").first()
    if found is None or found.kind == WithdrawalKind.SAFETY.value or current(address) is not None:
        return None
    return found
