"""发布的守卫：a release moves as its table says, is done only when every member is public, and then stands for good."""

from mingtang.audit.triggers import Guard, kept
from mingtang.law.releases import MOVES, OPEN

_OPEN = ", ".join(f"'{state.value}'" for state in OPEN)
_ALLOWED = "({})".format(
    " OR ".join(
        f"(OLD.state = '{now.value}' AND NEW.state = '{then.value}')"
        for now, after in MOVES.items()
        for then in MOVES
        if then in after
    )
)
_NOT_ALL_PUBLIC = (
    "NOT EXISTS (SELECT 1 FROM releases_member m WHERE m.release_id = NEW.id) "
    "OR EXISTS (SELECT 1 FROM releases_member m WHERE m.release_id = NEW.id AND NOT EXISTS ("
    "SELECT 1 FROM editorial_published p JOIN editorial_revision r ON r.id = p.revision_id "
    "WHERE r.edition_id = m.edition_id))"
)
_STATE = "(SELECT r.state FROM releases_release r WHERE r.id = NEW.release_id)"
_LOCK = "SELECT r.id FROM releases_release r WHERE r.id = NEW.release_id FOR UPDATE"

GUARDS = (
    *kept("releases_release", "发布的记录不得删除"),
    Guard(
        name="releases_release_starts_planned",
        table="releases_release",
        event="INSERT",
        message="发布从待发布开始",
        when="NEW.state <> 'planned'",
    ),
    Guard(
        name="releases_release_moves",
        table="releases_release",
        event="UPDATE",
        message="已经了结的发布不得改动，状态只能按规定转换",
        when=(
            f"OLD.state NOT IN ({_OPEN}) OR (NEW.state <> OLD.state AND NOT {_ALLOWED}) "
            "OR NEW.unit_id <> OLD.unit_id OR NEW.made_by_id <> OLD.made_by_id OR NEW.made_at <> OLD.made_at"
        ),
    ),
    Guard(
        name="releases_release_all_or_none",
        table="releases_release",
        event="UPDATE",
        message="成组的要么全部发布，要么一件也不发布",
        when=f"NEW.state = 'done' AND ({_NOT_ALL_PUBLIC})",
    ),
    Guard(
        name="releases_member_joins_open",
        table="releases_member",
        event="INSERT",
        message="只能列入还没有了结的发布",
        lock=_LOCK,
        when=f"{_STATE} IS NULL OR {_STATE} NOT IN ({_OPEN}) OR NEW.is_planned <> ({_STATE} = 'planned')",
    ),
    Guard(
        name="releases_member_as_its_release",
        table="releases_member",
        event="UPDATE",
        message="成员不得改动",
        when=(
            "NEW.release_id <> OLD.release_id OR NEW.edition_id <> OLD.edition_id OR NEW.added_by_id <> "
            f"OLD.added_by_id OR NEW.added_at <> OLD.added_at OR NEW.is_planned <> ({_STATE} = 'planned')"
        ),
    ),
    Guard(
        name="releases_member_stays_when_settled",
        table="releases_member",
        event="DELETE",
        message="已经了结的发布，成员不得移出",
        when=f"(SELECT r.state FROM releases_release r WHERE r.id = OLD.release_id) NOT IN ({_OPEN})",
    ),
    Guard(name="releases_member_no_truncate", table="releases_member", event="TRUNCATE", message="成员不得清空"),
)
