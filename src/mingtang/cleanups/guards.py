"""清理的守卫：three people say what becomes of the documents, all of them decided; then no row changes any more.

On PostgreSQL the row of the campaign is locked before anything is judged.
"""

from mingtang.audit.triggers import Guard, frozen, kept
from mingtang.law.cleanups import MOVES

_ALLOWED = "({})".format(
    " OR ".join(
        f"(OLD.state = '{now.value}' AND NEW.state = '{then.value}')"
        for now, after in MOVES.items()
        for then in MOVES
        if then in after
    )
)
_LOCK = "SELECT c.id FROM cleanups_cleanup c WHERE c.id = NEW.cleanup_id FOR UPDATE"
_STATE = "(SELECT c.state FROM cleanups_cleanup c WHERE c.id = NEW.cleanup_id)"
_UNDECIDED = "SELECT 1 FROM cleanups_cleanupentry e WHERE e.cleanup_id = NEW.id AND e.dropped_at IS NULL"
_NOT_SIGNED = (
    "NOT EXISTS (SELECT 1 FROM cleanups_cleanupsigning s WHERE s.cleanup_id = NEW.id AND s.round = OLD.round "
    "AND s.step = NEW.state)"
)
_SAME_HANDS = (
    "(s.person_id IN (NEW.person_id, NEW.stands_for_id) OR s.stands_for_id IN (NEW.person_id, NEW.stands_for_id))"
)
_PROPOSED = (
    "(e.proposed_by_id IN (NEW.person_id, NEW.stands_for_id) "
    "OR e.proposed_for_id IN (NEW.person_id, NEW.stands_for_id))"
)
_BEFORE = (
    "(CASE NEW.step WHEN 'handed_in' THEN 'open' WHEN 'checked' THEN 'handed_in' WHEN 'signed' THEN 'checked' "
    f"ELSE {_STATE} END)"
)

GUARDS = (
    *kept("cleanups_cleanup", "清理不得删除"),
    *kept("cleanups_cleanupentry", "清理的文件只能去掉，不得删除"),
    *frozen("cleanups_cleanupsigning", "清理的签名只增不改"),
    *frozen("cleanups_amended", "修改完成只记一次"),
    Guard(
        name="cleanups_cleanup_starts_open",
        table="cleanups_cleanup",
        event="INSERT",
        message="清理从提意见开始",
        when="NEW.state <> 'open' OR NEW.round <> 1",
    ),
    Guard(
        name="cleanups_cleanup_moves",
        table="cleanups_cleanup",
        event="UPDATE",
        message="签批以后的清理不得改动，状态只能按规定转换",
        when=(
            f"OLD.state = 'signed' OR (NEW.state <> OLD.state AND (NOT {_ALLOWED} OR {_NOT_SIGNED})) "
            "OR NEW.unit_id <> OLD.unit_id OR NEW.number <> OLD.number "
            "OR NEW.round <> OLD.round + (CASE WHEN NEW.state = 'open' AND OLD.state <> 'open' THEN 1 ELSE 0 END)"
        ),
    ),
    Guard(
        name="cleanups_cleanup_all_decided",
        table="cleanups_cleanup",
        event="UPDATE",
        message="每一份文件都有处理意见才能送审查、签批",
        when=(
            "NEW.state <> 'open' AND NEW.state <> OLD.state AND "
            f"(NOT EXISTS ({_UNDECIDED}) OR EXISTS ({_UNDECIDED} AND (e.fate = '' OR e.perhaps_id IS NOT NULL)))"
        ),
    ),
    *(
        Guard(
            name=f"cleanups_entry_{event.lower()}_while_open",
            table="cleanups_cleanupentry",
            event=event,
            message="送审查以后，清理的文件和处理意见不得改动",
            lock=_LOCK,
            when=f"{_STATE} <> 'open'" + (" OR NEW.cleanup_id <> OLD.cleanup_id" if event == "UPDATE" else ""),
        )
        for event in ("INSERT", "UPDATE")
    ),
    Guard(
        name="cleanups_signing_in_its_turn",
        table="cleanups_cleanupsigning",
        event="INSERT",
        message="这一步现在不能签",
        lock=_LOCK,
        when=(
            f"{_STATE} <> {_BEFORE} OR {_STATE} = 'signed' OR (NEW.step = 'open' AND {_STATE} = 'open') "
            "OR NEW.round <> (SELECT c.round FROM cleanups_cleanup c WHERE c.id = NEW.cleanup_id)"
        ),
    ),
    Guard(
        name="cleanups_signing_by_another",
        table="cleanups_cleanupsigning",
        event="INSERT",
        message="送审查、审查、签批要由三个人办",
        lock=_LOCK,
        when=(
            "NEW.step IN ('checked', 'signed') AND (EXISTS (SELECT 1 FROM cleanups_cleanupsigning s WHERE "
            f"s.cleanup_id = NEW.cleanup_id AND s.round = NEW.round AND {_SAME_HANDS}) "
            "OR EXISTS (SELECT 1 FROM cleanups_cleanupentry e WHERE e.cleanup_id = NEW.cleanup_id "
            f"AND e.dropped_at IS NULL AND {_PROPOSED}))"
        ),
    ),
    Guard(
        name="cleanups_amended_of_what_was_to_be",
        table="cleanups_amended",
        event="INSERT",
        message="只有签批了要修改的文件才能登记修改完成",
        when=(
            "NOT EXISTS (SELECT 1 FROM cleanups_cleanupentry e JOIN cleanups_cleanup c ON c.id = e.cleanup_id "
            "WHERE e.id = NEW.entry_id AND e.fate = 'amend' AND e.dropped_at IS NULL AND c.state = 'signed')"
        ),
    ),
)
