"""标准目录的守卫：what was approved stays as approved, by another person than those who wrote it; addresses stay."""

from mingtang.audit.triggers import Guard, frozen, kept
from mingtang.catalogue.told import OFFICIAL
from mingtang.law.catalogue import MOVES

_ITEM = (*OFFICIAL, "version_id", "code", "position", "subject", "not_involved", "taken_from_id")
_JSON = frozenset({"channels", "audiences", "ways", "levels"})
_DECIDED = ("approved_by_id", "approved_for_id", "approved_at", "in_force_on")


def _differs(*columns: str) -> str:
    """Whether any of the columns changes, NULL counted, in words that both databases read."""
    return " OR ".join(
        f'(NEW."{column}" <> OLD."{column}" OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL))'
        for column in columns
    )


def _not_draft(row: str) -> str:
    return f"NOT EXISTS (SELECT 1 FROM catalogue_version v WHERE v.id = {row}.version_id AND v.state = 'draft')"


def _lock(row: str) -> str:
    return f"SELECT v.id FROM catalogue_version v WHERE v.id = {row}.version_id FOR NO KEY UPDATE"


_ALLOWED = " OR ".join(
    f"(OLD.state = '{now.value}' AND NEW.state = '{then.value}')"
    for now, after in MOVES.items()
    for then in MOVES
    if then in after
)
_TEXTS = _differs(*(name for name in _ITEM if name not in _JSON))
# jsonb 与 text 各自能比；两边都换成文字，both databases read it.
_LISTS = " OR ".join(f'CAST(NEW."{name}" AS TEXT) <> CAST(OLD."{name}" AS TEXT)' for name in sorted(_JSON))

GUARDS = (
    *kept("catalogue_version", "目录版本不得删除"),
    *frozen("catalogue_author", "目录的拟订人不得改动"),
    *kept("catalogue_column", "栏目不得删除，只能关闭"),
    Guard(
        name="catalogue_column_stays",
        table="catalogue_column",
        event="UPDATE",
        message="栏目的单位和地址不得改动",
        when=_differs("unit_id", "slug", "made_on"),
    ),
    Guard(
        name="catalogue_version_starts_as_draft",
        table="catalogue_version",
        event="INSERT",
        message="目录版本从拟订开始",
        when="NEW.state <> 'draft'",
    ),
    Guard(
        name="catalogue_version_moves",
        table="catalogue_version",
        event="UPDATE",
        message="目录版本的状态不能这样改",
        when=f"NEW.state <> OLD.state AND NOT ({_ALLOWED})",
    ),
    Guard(
        name="catalogue_version_by_another",
        table="catalogue_version",
        event="UPDATE",
        message="拟订目录的人不能审核它",
        when=(
            "NEW.state IN ('approved', 'in_force') AND EXISTS (SELECT 1 FROM catalogue_author a "
            "WHERE a.version_id = NEW.id AND a.person_id IN (NEW.approved_by_id, NEW.approved_for_id))"
        ),
    ),
    Guard(
        name="catalogue_version_as_decided",
        table="catalogue_version",
        event="UPDATE",
        message="审核过的目录版本不得改动",
        when=(
            f"({_differs('unit_id', 'number', 'base_id', 'made_by_id', 'made_at')}) OR "
            f"(OLD.approved_at IS NOT NULL AND ({_differs(*_DECIDED, 'note', 'submitted_by_id')}))"
        ),
    ),
    Guard(
        name="catalogue_author_not_the_approver",
        table="catalogue_author",
        event="INSERT",
        message="审核目录的人不能再登记为拟订人",
        lock=_lock("NEW"),
        when=(
            "EXISTS (SELECT 1 FROM catalogue_version v WHERE v.id = NEW.version_id AND v.approved_by_id = "
            "NEW.person_id)"
        ),
    ),
    Guard(
        name="catalogue_item_added_to_a_draft",
        table="catalogue_item",
        event="INSERT",
        message="只能在拟订中的版本里增加事项",
        lock=_lock("NEW"),
        when=_not_draft("NEW"),
    ),
    Guard(
        name="catalogue_item_as_approved",
        table="catalogue_item",
        event="UPDATE",
        message="只能在拟订中的版本里修改事项",
        lock=_lock("OLD"),
        when=f"({_TEXTS} OR {_LISTS}) AND {_not_draft('OLD')}",
    ),
    Guard(
        name="catalogue_item_removed_from_a_draft",
        table="catalogue_item",
        event="DELETE",
        message="只能在拟订中的版本里删去事项",
        lock=_lock("OLD"),
        when=_not_draft("OLD"),
    ),
    Guard(
        name="catalogue_item_no_truncate",
        table="catalogue_item",
        event="TRUNCATE",
        message="目录事项不得清空",
    ),
)
