"""环节设置的守卫：never fewer than the review and a leader; what was set stays written."""

from mingtang.audit.triggers import Guard, frozen
from mingtang.law.editorial import CHOICES, CONFIRMED, CONFIRMED_KINDS, STAGES, THREE_STAGE_KINDS, THREE_STAGES, written

_CHOICES = ", ".join(f"'{written(stages)}'" for stages in CHOICES)
_KINDS = ", ".join(f"'{kind}'" for kind in sorted(CONFIRMED_KINDS))
# 机关为这一种设置过环节的，按最后一次设置；没有的，按种类自己的，至少审核和签发。
_OF_KIND = (
    "FROM stages_stagerule s JOIN editorial_document d ON d.kind = s.kind JOIN organs_unit u ON u.id = d.unit_id "
    "JOIN editorial_edition e ON e.document_id = d.id WHERE e.id = NEW.edition_id AND s.unit_id = u.organ_id"
)
_RULED = f"(SELECT s.stages {_OF_KIND} ORDER BY s.id DESC LIMIT 1)"
_KIND = (
    "(SELECT d.kind FROM editorial_document d JOIN editorial_edition e ON e.document_id = d.id "
    "WHERE e.id = NEW.edition_id)"
)
_THREE = ", ".join(f"'{kind}'" for kind in sorted(THREE_STAGE_KINDS))
_ALLOWED = (
    f"CASE WHEN {_KIND} IN ({_KINDS}) THEN NEW.stages = '{written(CONFIRMED)}' "
    f"WHEN {_RULED} IS NOT NULL THEN NEW.stages = {_RULED} "
    f"WHEN {_KIND} IN ({_THREE}) THEN NEW.stages = '{written(THREE_STAGES)}' ELSE NEW.stages = '{written(STAGES)}' END"
)

GUARDS = (
    *frozen("stages_stagerule", "环节设置只增不改"),
    Guard(
        name="stages_stagerule_two_people",
        table="stages_stagerule",
        event="INSERT",
        message="环节不能少于审核和领导签发",
        when=f"NEW.stages NOT IN ({_CHOICES}) OR NEW.kind IN ({_KINDS})",
    ),
    Guard(
        name="stages_revision_passes_what_is_set",
        table="editorial_revision",
        event="INSERT",
        message="稿次要经过的环节与机关的设置不符",
        when=f"NOT ({_ALLOWED})",
    ),
)
