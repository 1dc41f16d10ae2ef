"""岗位说明：what each post may do, in words for the page where posts are given."""

from dataclasses import dataclass

from mingtang.law import units
from mingtang.law.units import PostKind, UnitKind

DUTIES: dict[PostKind, str] = {
    PostKind.DISCLOSURE_CLERK: (
        "导入和整理要点，明确责任单位，登记佐证，认定别人登记的佐证，把落实情况送审。自己送审的不能自己审签。"
    ),
    PostKind.OFFICE_OFFICER: "看本机关台账，为本科室主办、协办的任务登记佐证和进展。",
    PostKind.REVIEWER: "认定佐证，确认可以公开的内容，送审件逐项做保密审查。管整个机关的，要设在机关。",
    PostKind.LEADER: "签发公开件，也可以认定佐证。签发前必须已由另一人审核。",
    PostKind.INSPECTOR: "看本机关和下级机关的台账与留痕，不改动任何内容。",
    PostKind.ADMINISTRATOR: "管理单位、人员和岗位，重设密码，核对留痕。不经手公开内容，不能兼任审核人、分管领导。",
}


@dataclass(frozen=True)
class Explained:
    """一种岗位：its name, what it may do, and the kinds of unit that may carry it."""

    label: str
    duties: str
    where: str


def posts() -> list[Explained]:
    """岗位说明，in the order of the law room."""
    return [Explained(kind.label, DUTIES[kind], where(kind)) for kind in PostKind]


def where(kind: PostKind) -> str:
    """设在哪里：the kinds of unit that may carry the post."""
    return "、".join(unit.label for unit in UnitKind if units.may_carry(unit, kind))


def abilities(kind: UnitKind) -> list[tuple[str, bool, str]]:
    """单位能办什么：what a unit of the kind may do, and by which article."""
    return [
        ("受理依申请公开", units.may_receive_applications(kind), "《政府信息公开条例》第四条、第二十七条"),
        ("编发文字号", units.may_number_documents(kind), "《党政机关公文处理工作条例》第九条"),
        ("编制年度报告", units.may_file_annual_reports(kind), "《政府信息公开条例》第四十九条、第五十条"),
        ("公开村务", units.publishes_village_affairs(kind), "《村民委员会组织法》第三十条"),
    ]


def placings(parent: UnitKind, *, at_top: bool = True) -> tuple[list[UnitKind], list[tuple[str, str]]]:
    """下面能设什么：the kinds that may stand under a unit, and why the others may not."""
    against = {kind: units.reasons_against_placing(parent, kind, at_top=at_top) for kind in UnitKind}
    allowed = [kind for kind, reasons in against.items() if not reasons]
    return allowed, [(kind.label, reason) for kind, reasons in against.items() for reason in reasons]
