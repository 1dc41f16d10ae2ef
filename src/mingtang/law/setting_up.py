"""设立：what an organ needs before its ledger can be worked with, and in which order it is given.

None of this is statute, but for the posts: what is published is looked through by others than who wrote it
(政府信息公开条例 第十七条), so a publication needs three people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .units import PostKind


class Step(StrEnum):
    """设立的一步，in their order."""

    UNITS = "units"
    PEOPLE = "people"
    LAST_YEAR = "last_year"
    PLAN = "plan"
    OWNERS = "owners"

    @property
    def label(self) -> str:
        """中文名称。"""
        return STEP_LABELS[self]


STEP_LABELS: dict[Step, str] = {
    Step.UNITS: "科室、管理区和村",
    Step.PEOPLE: "人员和岗位",
    Step.LAST_YEAR: "上年没有办完的任务",
    Step.PLAN: "今年的要点",
    Step.OWNERS: "责任单位",
}

OPTIONAL = frozenset({Step.LAST_YEAR})
"""可以没有的：an organ may have finished everything last year."""

FOUNDING = frozenset({Step.UNITS, Step.PEOPLE, Step.PLAN})
"""设立所必需的：what comes after is everyday work."""

NEEDED = (PostKind.ADMINISTRATOR, PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER, PostKind.LEADER)
"""少不了的岗位：on the organ itself."""


@dataclass(frozen=True, slots=True)
class Facts:
    """设立的情形：what there is of one organ."""

    units: int
    holders: Mapping[PostKind, frozenset[int]]
    """Who holds each post on the organ itself."""
    officers: int
    left_over: int
    has_plan: bool
    tasks: int
    without_owner: int
    office_reviewers: int = 0
    """Reviewers of an office, a district or a village, who review for it alone."""


def missing(facts: Facts) -> dict[Step, tuple[str, ...]]:
    """还缺什么：by step, in words; a step without a word is done. An optional step may stay empty."""
    return {
        Step.UNITS: () if facts.units else ("还没有科室、管理区或者村。",),
        Step.PEOPLE: missing_posts(facts.holders, facts.officers, facts.office_reviewers),
        Step.LAST_YEAR: () if facts.left_over else ("没有登记；上年都办完的，不用办这一步。",),
        Step.PLAN: () if facts.has_plan else ("今年的要点还没有导入。",),
        Step.OWNERS: _missing_owners(facts),
    }


def missing_posts(
    holders: Mapping[PostKind, frozenset[int]], officers: int, office_reviewers: int = 0
) -> tuple[str, ...]:
    """还缺的岗位：all of them, and when those there are cannot publish because they are too few people."""
    lacking = [kind.label for kind in NEEDED if not holders.get(kind)]
    told = [f"还没有{'、'.join(lacking)}。"] if lacking else []
    if office_reviewers and PostKind.REVIEWER.label in lacking:
        told.append("已登记的审核人设在科室、管理区或者村，只管那个单位；还要有设在机关的审核人，登记时单位写机关。")
    if not officers:
        told.append("还没有科室承办人，任务没有人交佐证。")
    writes, reviews, signs = (
        holders.get(kind, frozenset()) for kind in (PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER, PostKind.LEADER)
    )
    if not lacking and not _three_hands(writes, reviews, signs):
        told.append("送审、审核、签发要由三个不同的人办，现在凑不齐三个人。")
    return tuple(told)


def is_done(facts: Facts) -> bool:
    """是否设好：nothing is missing without which the ledger cannot be worked with."""
    return not any(told for step, told in missing(facts).items() if step in FOUNDING)


def _three_hands(writes: Iterable[int], reviews: Iterable[int], signs: Iterable[int]) -> bool:
    return any(len({one, two, three}) == 3 for one in writes for two in reviews for three in signs)


def _missing_owners(facts: Facts) -> tuple[str, ...]:
    if not facts.tasks:
        return ("导入要点以后，再明确责任单位。",)
    return (f"还有 {facts.without_owner} 项任务没有责任单位。",) if facts.without_owner else ()
