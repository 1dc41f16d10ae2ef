"""撤回的守卫：only of what stands; what was said stays said; what was asked for is decided once, by another."""

from mingtang.audit.triggers import Guard, frozen, kept

_ASKED = (
    "document_id",
    "published_id",
    "kind",
    "public_reason",
    "internal_reason",
    "target",
    "asked_by_id",
    "asked_at",
)
_COPY = ("clearance_id", "place", "address", "added_by_id", "added_at")


def _changed(columns: tuple[str, ...]) -> str:
    return " OR ".join(f"NEW.{column} <> OLD.{column}" for column in columns)


GUARDS = (
    *frozen("withdrawals_withdrawal", "撤回的记录不得改动"),
    Guard(
        name="withdrawals_withdrawal_of_what_stands",
        table="withdrawals_withdrawal",
        event="INSERT",
        message="只能撤回现行的一版",
        lock="SELECT e.id FROM editorial_edition e WHERE e.document_id = NEW.document_id FOR UPDATE",
        when=(
            "NOT EXISTS (SELECT 1 FROM editorial_published p JOIN editorial_revision r ON r.id = p.revision_id "
            "JOIN editorial_edition e ON e.id = r.edition_id WHERE p.id = NEW.published_id "
            "AND p.document_id = NEW.document_id AND e.state = 'live')"
        ),
    ),
    *kept("withdrawals_request", "撤回申请不得删除"),
    Guard(
        name="withdrawals_request_begins_asked",
        table="withdrawals_request",
        event="INSERT",
        message="撤回先申请，再由另一人决定",
        when="NEW.state <> 'asked'",
    ),
    Guard(
        name="withdrawals_request_decided_once",
        table="withdrawals_request",
        event="UPDATE",
        message="撤回申请不得改动，决定只有一次，由另一人作出",
        when=(
            f"OLD.state <> 'asked' OR {_changed(_ASKED)} "
            "OR COALESCE(NEW.asked_for_id, 0) <> COALESCE(OLD.asked_for_id, 0) "
            "OR (NEW.state IN ('granted', 'refused') AND NEW.decided_by_id = COALESCE(NEW.asked_for_id, 0))"
        ),
    ),
    *kept("withdrawals_clearance", "清理转载的记录不得删除"),
    Guard(
        name="withdrawals_clearance_when_all_are_cleared",
        table="withdrawals_clearance",
        event="UPDATE",
        message="还有转载处没有清理",
        when=(
            "NEW.withdrawal_id <> OLD.withdrawal_id OR NEW.opened_at <> OLD.opened_at OR (NEW.closed_at IS NOT NULL "
            "AND EXISTS (SELECT 1 FROM withdrawals_copy c WHERE c.clearance_id = NEW.id AND c.cleared_at IS NULL))"
        ),
    ),
    *kept("withdrawals_copy", "转载处的登记不得删除"),
    Guard(
        name="withdrawals_copy_cleared_once",
        table="withdrawals_copy",
        event="UPDATE",
        message="转载处只能登记清理一次",
        when=f"OLD.cleared_at IS NOT NULL OR {_changed(_COPY)}",
    ),
)
