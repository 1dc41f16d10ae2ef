"""岗位说明全表：of every post what it may do, what it may not and why, and what always takes two people.

Law: 政府信息公开条例 第十七条（公开前审查）；保守国家秘密法实施条例 第四十二条（逐项审查）。
What names no article is a rule of the house: how the platform keeps one signature to one person.
"""

from dataclasses import dataclass

from .units import PostKind

HOUSE = "本平台的规则"
_REVIEW = "《政府信息公开条例》第十七条"
_SECRECY = "《保守国家秘密法实施条例》第四十二条"

Told = tuple[str, str]
"""What, and by which article or rule."""

MAY: dict[PostKind, tuple[str, ...]] = {
    PostKind.DISCLOSURE_CLERK: (
        "导入、整理要点，明确责任单位和时限",
        "登记佐证、记录进展，设置佐证规则",
        "认定别人登记的佐证，确认别人登记的可以公开",
        "把落实情况送审，撤回还没有公布的送审",
    ),
    PostKind.OFFICE_OFFICER: (
        "看本机关的台账",
        "为本科室主办、配合的任务登记佐证、记录进展",
        "撤回自己登记、还没有结论的佐证",
    ),
    PostKind.REVIEWER: ("送审件的审核和逐项保密审查，退回送审件", "认定佐证，撤销认定", "确认可以公开的佐证和进展"),
    PostKind.LEADER: ("签发已经审核的公开件，退回送审件", "认定佐证，确认可以公开", "看本机关的留痕"),
    PostKind.INSPECTOR: ("看本机关和下级机关的台账", "看本机关和下级机关的留痕，核对留痕"),
    PostKind.ADMINISTRATOR: (
        "登记人员，任命、结束岗位，办理交接和离岗",
        "重设密码，设立、撤销单位",
        "安排代岗，补录放假安排",
        "看本机关的留痕，核对留痕",
    ),
}

MAY_NOT: dict[PostKind, tuple[Told, ...]] = {
    PostKind.DISCLOSURE_CLERK: (
        ("审核、签发自己送审的稿件", _REVIEW),
        ("认定、确认公开自己登记的佐证", HOUSE),
    ),
    PostKind.OFFICE_OFFICER: (("认定佐证、确认公开", HOUSE), ("导入要点、送审", HOUSE)),
    PostKind.REVIEWER: (
        ("审核自己拟过任何一稿的公开件", _REVIEW),
        ("跳过保密审查的任何一项", _SECRECY),
        ("兼任管理员", HOUSE),
    ),
    PostKind.LEADER: (
        ("签发没有经过另一人审核的公开件", _REVIEW),
        ("改动送审的内容，只能签发或者退回", HOUSE),
        ("兼任管理员", HOUSE),
    ),
    PostKind.INSPECTOR: (("改动任何内容", HOUSE),),
    PostKind.ADMINISTRATOR: (
        ("给自己任岗、安排自己代岗", HOUSE),
        ("审核、签发，兼任审核人、分管领导", HOUSE),
        ("删除人员、岗位和留痕，只能结束", HOUSE),
    ),
}


@dataclass(frozen=True)
class Together:
    """要两个人办的事：what, who, and by which article or rule."""

    what: str
    who: str
    why: str


TOGETHER: tuple[Together, ...] = (
    Together("公布一件公开件", "拟稿、审核、签发三个人，谁也不能办两步", f"{_REVIEW}；{_SECRECY}"),
    Together("让一份佐证算数", "一个人登记，另一个人认定", HOUSE),
    Together("让佐证、进展可以公开", "一个人登记，另一个人确认", HOUSE),
    Together("任命岗位", "管理员给别人任命，不能给自己", HOUSE),
    Together("代岗", "代谁办理就不能审签那个人拟的稿件，本人和代岗的人也不能各签一步", HOUSE),
)


def may(kind: PostKind) -> tuple[str, ...]:
    """这个岗位能做什么。"""
    return MAY[kind]


def may_not(kind: PostKind) -> tuple[Told, ...]:
    """这个岗位不能做什么，和为什么。"""
    return MAY_NOT[kind]
