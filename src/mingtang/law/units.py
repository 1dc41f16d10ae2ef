"""单位与岗位：the kinds of unit in and around a township, what each may do, and which posts each may carry.

Only a 行政机关 is an organ in the sense of the regulation on open government: it receives applications,
numbers documents and files annual reports. Offices act in its name; a village body governs itself and
publishes 村务, not 政务. A post that acts for the whole organ (专员, 分管领导, 督查员, 管理员) sits on the organ
itself, so what it covers can be read from the tree alone.
"""

from enum import StrEnum

POST_AHEAD_DAYS = 365
"""任岗最早提前多少天：civil days; what lies further ahead is a slip of the pen, not a decision."""


class UnitKind(StrEnum):
    """单位性质。Law: 政府信息公开条例 第二条、第四条（行政机关）；村民委员会组织法 第二条（村民自治组织）。"""

    ADMINISTRATIVE_ORGAN = "administrative_organ"
    INTERNAL_OFFICE = "internal_office"
    DISPATCHED_OFFICE = "dispatched_office"
    MANAGEMENT_DISTRICT = "management_district"
    VILLAGE_BODY = "village_body"

    @property
    def label(self) -> str:
        """中文名称：the word shown on screen."""
        return UNIT_KIND_LABELS[self]


class PostKind(StrEnum):
    """岗位。"""

    DISCLOSURE_CLERK = "disclosure_clerk"
    OFFICE_OFFICER = "office_officer"
    REVIEWER = "reviewer"
    LEADER = "leader"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """中文名称：the word shown on screen."""
        return POST_KIND_LABELS[self]


UNIT_KIND_LABELS: dict[UnitKind, str] = {
    UnitKind.ADMINISTRATIVE_ORGAN: "行政机关",
    UnitKind.INTERNAL_OFFICE: "内设机构",
    UnitKind.DISPATCHED_OFFICE: "派驻机构",
    UnitKind.MANAGEMENT_DISTRICT: "管理区",
    UnitKind.VILLAGE_BODY: "村民自治组织",
}

POST_KIND_LABELS: dict[PostKind, str] = {
    PostKind.DISCLOSURE_CLERK: "政务公开专员",
    PostKind.OFFICE_OFFICER: "科室承办人",
    PostKind.REVIEWER: "审核人",
    PostKind.LEADER: "分管领导",
    PostKind.INSPECTOR: "督查员",
    PostKind.ADMINISTRATOR: "管理员",
}

_AT_WORK = frozenset({PostKind.OFFICE_OFFICER, PostKind.REVIEWER})
_WITH_OWN_PAGES = _AT_WORK | {PostKind.DISCLOSURE_CLERK}

POSTS_OF: dict[UnitKind, frozenset[PostKind]] = {
    UnitKind.ADMINISTRATIVE_ORGAN: frozenset(PostKind),
    UnitKind.INTERNAL_OFFICE: _AT_WORK,
    UnitKind.DISPATCHED_OFFICE: _AT_WORK,
    UnitKind.MANAGEMENT_DISTRICT: _WITH_OWN_PAGES,
    UnitKind.VILLAGE_BODY: _WITH_OWN_PAGES,
}

SIGNERS: dict[str, tuple[PostKind, ...]] = {
    "first": (PostKind.REVIEWER, PostKind.DISCLOSURE_CLERK),
    "review": (PostKind.REVIEWER,),
    "leader": (PostKind.LEADER,),
}
"""审签环节由谁办理：by the value of the stage."""

_SIGNS = frozenset({PostKind.REVIEWER, PostKind.LEADER})

CHILDREN_OF: dict[UnitKind | None, frozenset[UnitKind]] = {
    None: frozenset({UnitKind.ADMINISTRATIVE_ORGAN}),
    UnitKind.ADMINISTRATIVE_ORGAN: frozenset(UnitKind),
    UnitKind.INTERNAL_OFFICE: frozenset(),
    UnitKind.DISPATCHED_OFFICE: frozenset(),
    UnitKind.MANAGEMENT_DISTRICT: frozenset({UnitKind.VILLAGE_BODY}),
    UnitKind.VILLAGE_BODY: frozenset(),
}


def may_receive_applications(kind: UnitKind) -> bool:
    """受理依申请公开：only a 行政机关 does. Law: 政府信息公开条例 第四条、第二十七条。"""
    return kind is UnitKind.ADMINISTRATIVE_ORGAN


def may_number_documents(kind: UnitKind) -> bool:
    """编发文字号：only a 行政机关 issues documents under its own number. Law: 党政机关公文处理工作条例 第九条。"""
    return kind is UnitKind.ADMINISTRATIVE_ORGAN


def may_file_annual_reports(kind: UnitKind) -> bool:
    """编制年度报告：only a 行政机关 does. Law: 政府信息公开条例 第四十九条、第五十条。"""
    return kind is UnitKind.ADMINISTRATIVE_ORGAN


def publishes_village_affairs(kind: UnitKind) -> bool:
    """村务公开：what a village body publishes is 村务, and its pages must say so. Law: 村民委员会组织法 第三十条。"""
    return kind is UnitKind.VILLAGE_BODY


def may_be_child(parent_kind: UnitKind | None, kind: UnitKind) -> bool:
    """上下级关系：whether a unit of ``kind`` may stand directly under ``parent_kind`` (``None``: at the root)."""
    return kind in CHILDREN_OF[parent_kind]


def may_carry(kind: UnitKind, post: PostKind) -> bool:
    """设岗：whether a unit of ``kind`` may carry the post."""
    return post in POSTS_OF[kind]


def reasons_against_placing(parent_kind: UnitKind | None, kind: UnitKind, *, at_top: bool = True) -> tuple[str, ...]:
    """不能这样设置单位的理由：empty when the unit may stand there. ``at_top``: the unit above has none above itself.

    The organs of an installation are its highest and those right beneath: a town sets up offices, not organs.
    """
    if parent_kind is not None and kind is UnitKind.ADMINISTRATIVE_ORGAN is parent_kind and not at_top:
        return ("行政机关只能设在最上级机关下面，请改选上级单位或者性质。",)
    if may_be_child(parent_kind, kind):
        return ()
    if parent_kind is None:
        return (f"{kind.label}不能作为最上级单位，请先选择它的上级单位。",)
    allowed = [child.label for child in UnitKind if may_be_child(parent_kind, child)]
    if not allowed:
        return (f"{parent_kind.label}下面不能再设单位，请改选上级单位。",)
    return (f"{parent_kind.label}下面不能设{kind.label}，只能设{'、'.join(allowed)}。",)


def reasons_against_post(kind: UnitKind, post: PostKind) -> tuple[str, ...]:
    """不能这样设岗的理由：empty when the unit may carry the post."""
    if may_carry(kind, post):
        return ()
    return (f"{kind.label}不能设{post.label}，请把这个岗位设在所属的行政机关。",)


def may_be_held_together(one: PostKind, other: PostKind) -> bool:
    """兼任：whether one person may hold both posts in the same place.

    Whoever gives posts and sets passwords does not sign: an administrator neither reviews nor leads. Reviewing and
    leading may be one person's, since no revision takes two signatures from one hand (``editorial.Stage``).
    """
    return PostKind.ADMINISTRATOR not in {one, other} or not _SIGNS & {one, other}


def reasons_against_holding_together(held: PostKind, post: PostKind, *, place: str) -> tuple[str, ...]:
    """不能这样兼任的理由：empty when whoever holds the one may have the other. ``place``: where the one is held."""
    if may_be_held_together(held, post):
        return ()
    return (
        f"管理员不审核、不签发：已任{place}{held.label}的，不能再任{post.label}。"
        "请改由另一个人担任，或者先结束原来的岗位。",
    )
