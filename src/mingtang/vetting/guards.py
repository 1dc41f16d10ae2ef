"""公开前核对的守卫：what was ignored and why stays written; a word of the organ only ever ends."""

from mingtang.audit.triggers import Guard, frozen, kept

_SAME = ("id", "organ_id", "kind", "written", "other", "added_by_id", "added_at")

GUARDS = (
    *frozen("vetting_excuse", "忽略的提示只增不改"),
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
