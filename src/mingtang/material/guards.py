"""材料的守卫：what was asked stays, an answer is the unit's own and stays, what is settled is settled."""

from mingtang.audit.triggers import Guard, frozen, kept

_ASKED = ("application_id", "unit_id", "wanted", "asked", "due_on", "follows_id", "asked_by_id", "asked_for_id")
_ANSWERED = ("held", "answer", "elsewhere", "sent_back", "answered_by_id", "answered_for_id", "answered_at")


def differs(*columns: str) -> str:
    """NULL-safe inequality that both databases read."""
    return " OR ".join(
        f'(CAST(NEW."{it}" AS TEXT) <> CAST(OLD."{it}" AS TEXT) OR (NEW."{it}" IS NULL) <> (OLD."{it}" IS NULL))'
        for it in columns
    )


def not_of_the_unit(by: str, represented: str) -> str:
    """Whoever writes for a unit, or is stood in for, has never been an officer of it or of the district around it."""
    return (
        f"NEW.{by} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organs_post p JOIN organs_unit h ON h.id = p.unit_id "
        f"JOIN organs_unit u ON u.id = NEW.unit_id WHERE p.person_id = COALESCE(NEW.{represented}, NEW.{by}) "
        "AND p.kind = 'office_officer' AND h.kind <> 'administrative_organ' "
        "AND SUBSTR(u.path, 1, LENGTH(h.path)) = h.path)"
    )


GUARDS = (
    *kept("material_materialrequest", "材料请求不得删除"),
    *frozen("material_materialfile", "提供的文件不得改动"),
    Guard(
        name="material_request_starts_asked",
        table="material_materialrequest",
        event="INSERT",
        message="材料须先请求再提供",
        when="NEW.state <> 'asked' OR NEW.answered_at IS NOT NULL OR NEW.settled_at IS NOT NULL",
    ),
    Guard(
        name="material_request_as_asked",
        table="material_materialrequest",
        event="UPDATE",
        message="发出的材料请求不得改动",
        when=differs(*_ASKED, "asked_at"),
    ),
    Guard(
        name="material_request_answer_stays",
        table="material_materialrequest",
        event="UPDATE",
        message="科室提供的材料不得改动",
        when=f"OLD.answered_at IS NOT NULL AND ({differs(*_ANSWERED)})",
    ),
    Guard(
        name="material_request_of_the_unit",
        table="material_materialrequest",
        event="UPDATE",
        message="材料由本单位的承办人提供",
        when=not_of_the_unit("answered_by_id", "answered_for_id"),
    ),
    Guard(
        name="material_request_settled_once",
        table="material_materialrequest",
        event="UPDATE",
        message="了结的材料请求不得改动",
        when=f"OLD.settled_at IS NOT NULL AND ({differs('state', 'settled_by_id', 'settled_at', *_ANSWERED)})",
    ),
)
