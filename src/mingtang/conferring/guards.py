"""会商的守卫：what was asked stays, a position is the unit's own and stays, a confirmed conclusion stays."""

from mingtang.audit.triggers import Guard, frozen, kept
from mingtang.material.guards import differs, not_of_the_unit

_CALLED = ("unit_id", "application_id", "title", "question", "positions_due_on", "called_by_id", "called_for_id")
_CONCLUDED = ("held_on", "conclusion", "concluded_by_id", "concluded_for_id", "concluded_at")
_CONFIRMED = ("state", "confirmed_by_id", "confirmed_for_id", "confirmed_at", *_CONCLUDED)
_ENTERED = ("stance", "reasons", "entered_by_id", "entered_for_id", "entered_at")

GUARDS = (
    *kept("conferring_conference", "会商不得删除"),
    *frozen("conferring_participant", "参加会商的人不得改动"),
    *kept("conferring_position", "单位的意见不得删除"),
    Guard(
        name="conferring_conference_starts_called",
        table="conferring_conference",
        event="INSERT",
        message="会商须先发起再写结论",
        when="NEW.state <> 'called' OR NEW.concluded_at IS NOT NULL OR NEW.confirmed_at IS NOT NULL",
    ),
    Guard(
        name="conferring_conference_as_called",
        table="conferring_conference",
        event="UPDATE",
        message="发起的会商不得改动",
        when=differs(*_CALLED, "called_at"),
    ),
    Guard(
        name="conferring_conference_confirmed_stays",
        table="conferring_conference",
        event="UPDATE",
        message="已确认的会商结论不得改动",
        when=f"OLD.confirmed_at IS NOT NULL AND ({differs(*_CONFIRMED)})",
    ),
    Guard(
        name="conferring_conference_confirmed_as_written",
        table="conferring_conference",
        event="UPDATE",
        message="确认的时候不得改写结论",
        when=f"OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL AND ({differs(*_CONCLUDED)})",
    ),
    Guard(
        name="conferring_position_starts_empty",
        table="conferring_position",
        event="INSERT",
        message="意见由各单位自己写",
        when="NEW.entered_by_id IS NOT NULL",
    ),
    Guard(
        name="conferring_position_stays",
        table="conferring_position",
        event="UPDATE",
        message="写下的意见不得改动",
        when=f"({differs('conference_id', 'unit_id')}) OR (OLD.entered_at IS NOT NULL AND ({differs(*_ENTERED)}))",
    ),
    Guard(
        name="conferring_position_of_the_unit",
        table="conferring_position",
        event="UPDATE",
        message="意见由本单位的承办人写",
        when=not_of_the_unit("entered_by_id", "entered_for_id"),
    ),
)
