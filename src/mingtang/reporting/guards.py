"""季度报表的守卫：what was frozen stays, what was decided is decided, and nobody signs their own."""

from mingtang.audit.triggers import Guard, kept

_MADE = ("unit_id", "year", "quarter", "edition", "as_of", "content", "digest", "made_by_id", "made_at")

GUARDS = (
    *kept("reporting_snapshot", "季度报表不得删除"),
    Guard(
        name="reporting_snapshot_as_made",
        table="reporting_snapshot",
        event="UPDATE",
        message="季度报表的内容不得改动",
        when=(
            " OR ".join(f'NEW."{column}" <> OLD."{column}"' for column in _MADE)
            + " OR COALESCE(NEW.made_for_id, 0) <> COALESCE(OLD.made_for_id, 0)"
        ),
    ),
    Guard(
        name="reporting_snapshot_decided_once",
        table="reporting_snapshot",
        event="UPDATE",
        message="已签、已退回、已撤回的季度报表不得改动",
        when="OLD.signed_at IS NOT NULL OR OLD.sent_back_at IS NOT NULL OR OLD.dropped_at IS NOT NULL",
    ),
    Guard(
        name="reporting_snapshot_one_end",
        table="reporting_snapshot",
        event="UPDATE",
        message="季度报表只能签名、退回、撤回其中之一",
        when=(
            "(NEW.signed_at IS NOT NULL AND NEW.sent_back_at IS NOT NULL) "
            "OR (NEW.signed_at IS NOT NULL AND NEW.dropped_at IS NOT NULL) "
            "OR (NEW.sent_back_at IS NOT NULL AND NEW.dropped_at IS NOT NULL)"
        ),
    ),
    Guard(
        name="reporting_snapshot_starts_unsigned",
        table="reporting_snapshot",
        event="INSERT",
        message="季度报表须先编制，再由另一人签名",
        when="NEW.signed_at IS NOT NULL OR NEW.sent_back_at IS NOT NULL OR NEW.dropped_at IS NOT NULL",
    ),
    Guard(
        name="reporting_snapshot_not_by_its_maker",
        table="reporting_snapshot",
        event="UPDATE",
        message="编制人不能签自己编制的报表",
        when=" OR ".join(
            f"NEW.{decides} = OLD.{made}"
            for decides in ("signed_by_id", "sent_back_by_id")
            for made in ("made_by_id", "made_for_id")
        ),
    ),
)
