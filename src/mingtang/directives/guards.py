"""新指引的守卫：what was decided, and what it was decided on, stays."""

from mingtang.audit.triggers import Guard

_DECIDED = "EXISTS (SELECT 1 FROM directives_ruling r WHERE r.directive_id = OLD.id AND r.decision <> '')"

GUARDS = (
    Guard(
        name="directives_directive_as_read",
        table="directives_directive",
        event="UPDATE",
        message="读入的指引不得改动",
    ),
    Guard(
        name="directives_directive_decided_on_stays",
        table="directives_directive",
        event="DELETE",
        message="已经有决定的指引不得删除",
        when=_DECIDED,
    ),
    Guard(
        name="directives_ruling_decided_once",
        table="directives_ruling",
        event="UPDATE",
        message="已经作出的决定不得改动",
        when="OLD.decision <> ''",
    ),
    Guard(
        name="directives_ruling_decided_stays",
        table="directives_ruling",
        event="DELETE",
        message="已经作出的决定不得删除",
        when="OLD.decision <> ''",
    ),
    Guard(
        name="directives_ruling_begins_open",
        table="directives_ruling",
        event="INSERT",
        message="逐行的决定先列出，再作出",
        when="NEW.decision <> ''",
    ),
)
