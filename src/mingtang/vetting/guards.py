"""公开前核对的守卫：what was ignored and why stays written; a word of the organ only ever ends."""

from mingtang.audit.triggers import Guard, frozen, kept

_SAME = ("id", "organ_id", "kind", "written", "other", "added_by_id", "added_at")

GUARDS = (
    *frozen("vetting_excuse", "忽略的提示只增不改"),
    *frozen("vetting_confirmation", "放行的确认只增不改"),
    Guard(
        name="vetting_confirmation_by_another",
        table="vetting_confirmation",
        event="INSERT",
        message="放行要由另一个人确认",
        when=(
            "EXISTS (SELECT 1 FROM vetting_excuse e WHERE e.id = NEW.excuse_id AND ("
            "e.by_id = NEW.by_id OR e.by_id = NEW.stands_for_id "
            "OR e.stands_for_id = NEW.by_id OR e.stands_for_id = NEW.stands_for_id))"
        ),
    ),
    *frozen("vetting_picturecheck", "看过的图片只增不改"),
    *kept("vetting_ownentry", "本机关用语不得删除"),
    Guard(
        name="vetting_ownentry_only_ends",
        table="vetting_ownentry",
        event="UPDATE",
        message="本机关用语只能去掉一次，其余不能改",
        when=(
            "OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL OR "
            + " OR ".join(f"NEW.{name} <> OLD.{name}" for name in _SAME)
        ),
    ),
)
