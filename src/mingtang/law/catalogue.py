"""标准目录：what an item of the catalogue says, how a version of it comes into force, and how far one may tighten it.

Law: 政府信息公开条例 第十二条（目录）、第二十条、第二十一条（主动公开的内容）; the columns and channels are those of
国办发〔2019〕54号（基层政务公开标准目录）.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .moves import Moves, may_move
from .units import UnitKind

WITHIN = 20
"""形成或者变更之日起多少个工作日。Law: 政府信息公开条例 第二十六条. Units: working days."""
MOST_WITHIN = 60
MOST_STALE_AFTER = 800


class VersionState(StrEnum):
    """目录版本的状态。"""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


LABELS: dict[VersionState, str] = {
    VersionState.DRAFT: "拟订中",
    VersionState.REVIEW: "待审核",
    VersionState.APPROVED: "待执行",
    VersionState.IN_FORCE: "执行中",
    VersionState.SUPERSEDED: "已被新版替代",
    VersionState.DROPPED: "已放弃",
}

MOVES: Moves[VersionState] = {
    VersionState.DRAFT: frozenset({VersionState.REVIEW, VersionState.DROPPED}),
    VersionState.REVIEW: frozenset({VersionState.DRAFT, VersionState.APPROVED, VersionState.IN_FORCE}),
    VersionState.APPROVED: frozenset({VersionState.IN_FORCE}),
    VersionState.IN_FORCE: frozenset({VersionState.SUPERSEDED}),
    VersionState.SUPERSEDED: frozenset(),
    VersionState.DROPPED: frozenset(),
}
OPEN = frozenset({VersionState.DRAFT, VersionState.REVIEW, VersionState.APPROVED})
"""在办的版本：a unit has at most one."""


class Cadence(StrEnum):
    """公开节奏：how often an item asks for something new."""

    ON_FORMING = "on_forming"
    ON_CHANGE = "on_change"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"

    @property
    def label(self) -> str:
        """中文名称。"""
        return CADENCES[self]

    @property
    def is_periodic(self) -> bool:
        """是否按期公开：has a last day of its own in every period."""
        return self in _PER_YEAR


CADENCES: dict[Cadence, str] = {
    Cadence.ON_FORMING: "形成以后限时公开",
    Cadence.ON_CHANGE: "长期公开，变化即更新",
    Cadence.MONTHLY: "按月公开",
    Cadence.QUARTERLY: "按季度公开",
    Cadence.YEARLY: "按年公开",
}
_PER_YEAR: dict[Cadence, int] = {Cadence.MONTHLY: 12, Cadence.QUARTERLY: 4, Cadence.YEARLY: 1}

CHANNELS: Mapping[str, str] = {
    "site": "政府网站",
    "gazette": "政府公报",
    "new_media": "两微一端",
    "press": "发布会/听证会",
    "broadcast": "广播电视",
    "paper": "纸质媒体",
    "reading": "公开查阅点",
    "service_centre": "政务服务中心",
    "station": "便民服务站",
    "visit": "入户/现场",
    "board": "社区/企事业单位/村公示栏（电子屏）",
    "push": "精准推送",
    "other": "其他",
}
"""公开渠道和载体：the boxes of the official layout, in their order."""
AUDIENCES: Mapping[str, str] = {"all": "全社会", "group": "特定群众"}
"""公开对象。"""
WAYS: Mapping[str, str] = {"proactive": "主动", "on_request": "依申请公开"}
"""公开方式。Law: 政府信息公开条例 第十三条."""
LEVELS: Mapping[str, str] = {"county": "县级", "town": "乡级", "village": "村级"}
"""公开层级。"""
ARTICLES: Mapping[str, str] = {
    "20.1": "行政法规、规章和规范性文件",
    "20.2": "机关职能、机构设置、联系方式、负责人",
    "20.3": "规划及相关政策",
    "20.4": "统计信息",
    "20.5": "行政许可和其他对外管理服务事项",
    "20.6": "行政处罚、行政强制",
    "20.7": "财政预算、决算",
    "20.8": "行政事业性收费",
    "20.9": "政府集中采购",
    "20.10": "重大建设项目",
    "20.11": "扶贫、教育、医疗、社会保障、促进就业",
    "20.12": "突发公共事件",
    "20.13": "环境保护、公共卫生、安全生产、食品药品、产品质量监督检查",
    "20.14": "公务员招考",
    "20.15": "其他应当主动公开的信息",
    "21.1": "贯彻落实农业农村政策",
    "21.2": "农田水利工程建设运营",
    "21.3": "农村土地承包经营权流转",
    "21.4": "宅基地使用情况审核",
    "21.5": "土地征收",
    "21.6": "房屋征收",
    "21.7": "筹资筹劳",
    "21.8": "社会救助",
}
"""法定主动公开内容的分类。Law: 政府信息公开条例 第二十条第（一）至（十五）项、第二十一条（乡镇）."""


class Part(StrEnum):
    """栏目属于公开平台的哪一部分。Law: 国办公开办函〔2019〕61号."""

    GUIDE = "guide"
    RULES = "rules"
    STATUTORY = "statutory"
    ANNUAL = "annual"
    REQUEST = "request"
    STANDARD = "standard"
    VILLAGE = "village"
    OTHER = "other"

    @property
    def label(self) -> str:
        """中文名称。"""
        return PARTS[self]


PARTS: dict[Part, str] = {
    Part.GUIDE: "政府信息公开指南",
    Part.RULES: "政府信息公开制度",
    Part.STATUTORY: "法定主动公开内容",
    Part.ANNUAL: "政府信息公开年报",
    Part.REQUEST: "依申请公开",
    Part.STANDARD: "标准化规范化",
    Part.VILLAGE: "村务公开",
    Part.OTHER: "其他栏目",
}


ONE_COLUMN: frozenset[Part] = frozenset({Part.GUIDE, Part.ANNUAL})
"""最上面只有一个栏目的部分：the public finds them at one place."""


def tier_of(kind: UnitKind, *, at_top: bool) -> str:
    """单位在哪一层：county, town, district (管理区) or village."""
    if kind is UnitKind.ADMINISTRATIVE_ORGAN:
        return "county" if at_top else "town"
    return "village" if kind is UnitKind.VILLAGE_BODY else "district"


def concerns(levels: Sequence[str], tier: str) -> bool:
    """事项是否涉及这一层：a 管理区 takes what is public in the villages too, but not their own affairs (村务)."""
    if tier == "district":
        return "village" in levels and len(levels) > 1
    return tier in levels


def has_catalogue(kind: UnitKind) -> bool:
    """是否有自己的目录：organs, 管理区 and villages; an office publishes under the catalogue of its organ."""
    return kind not in {UnitKind.INTERNAL_OFFICE, UnitKind.DISPATCHED_OFFICE}


@dataclass(frozen=True)
class Terms:
    """一个事项的要求：what a lower unit may tighten and never loosen."""

    elements: str
    cadence: Cadence
    within: int
    stale_after: int
    channels: Sequence[str] = ()
    audiences: Sequence[str] = ()
    ways: Sequence[str] = ()


_BETWEEN = re.compile(r"[；;、，,。\n]+")


def elements_of(text: str) -> tuple[str, ...]:
    """公开内容的各项要素：as they are listed, blanks aside."""
    parts = ("".join(part.split()) for part in _BETWEEN.split(text))
    return tuple(part for part in parts if part)


def reasons_against_loosening(above: Terms, own: Terms) -> tuple[str, ...]:
    """不能放宽的理由：what comes from above may be made stricter, never laxer; all reasons at once."""
    reasons = []
    lost = [part for part in elements_of(above.elements) if part not in "".join(elements_of(own.elements))]
    if lost:
        reasons.append(f"公开内容少了上级目录里的要素：{'、'.join(lost)}，请补上。")
    if is_laxer(own.cadence, than=above.cadence):
        reasons.append(f"上级目录要求“{above.cadence.label}”，不能放宽为“{own.cadence.label}”。")
    if own.within > above.within:
        reasons.append(f"上级目录要求 {above.within} 个工作日以内，不能放宽为 {own.within} 个工作日。")
    if above.stale_after and not 0 < own.stale_after <= above.stale_after:
        reasons.append(f"上级目录要求至少每 {above.stale_after} 天有更新，不能放宽。")
    for name, labels in (("channels", CHANNELS), ("audiences", AUDIENCES), ("ways", WAYS)):
        missing = [code for code in getattr(above, name) if code not in getattr(own, name)]
        if missing:
            reasons.append(f"上级目录选了{'、'.join(f'“{labels[code]}”' for code in missing)}，不能去掉。")
    return tuple(reasons)


def is_laxer(cadence: Cadence, *, than: Cadence) -> bool:
    """节奏是否更宽：a period that is longer, or none where something is due within days of forming."""
    if than is Cadence.ON_CHANGE:
        return False
    if than is Cadence.ON_FORMING:
        return cadence is not Cadence.ON_FORMING
    return _PER_YEAR.get(cadence, 0) < _PER_YEAR[than]


def reasons_against_terms(terms: Terms, *, levels: Sequence[str]) -> tuple[str, ...]:
    """事项没有填全的理由：what the official layout asks of every item; all reasons at once."""
    reasons = [] if elements_of(terms.elements) else ["请写明公开内容（要素）。"]
    for told, name in (
        (terms.channels, "公开渠道和载体"),
        (terms.audiences, "公开对象"),
        (terms.ways, "公开方式"),
        (levels, "公开层级"),
    ):
        if not told:
            reasons.append(f"请至少选一种{name}。")
    if not 1 <= terms.within <= MOST_WITHIN:
        reasons.append(f"公开时限在 1 至 {MOST_WITHIN} 个工作日之间。")
    if not 0 <= terms.stale_after <= MOST_STALE_AFTER:
        reasons.append(f"多少天没有更新算过期，在 0 至 {MOST_STALE_AFTER} 之间，0 表示不量。")
    return tuple(reasons)


def reasons_against_moving(now: VersionState, then: VersionState) -> tuple[str, ...]:
    """目录版本不能这样办理的理由：what the table of moves does not allow."""
    if may_move(MOVES, now, then):
        return ()
    return (f"这一版目录{now.label}，不能转为“{then.label}”。",)


_WORKING_DAYS = re.compile(r"(\d{1,2})个工作日(?:以)?内")
_BY_WORDS = (
    (Cadence.MONTHLY, ("每月", "按月", "每个月")),
    (Cadence.QUARTERLY, ("每季", "按季")),
    (Cadence.YEARLY, ("每年", "按年", "年度内")),
    (Cadence.ON_CHANGE, ("长期", "变更后及时更新", "动态调整")),
)


def cadence_in(limit: str) -> tuple[Cadence, int]:
    """读公开时限：the cadence that the words of a limit mean, and within how many working days."""
    said = "".join(limit.split())
    days = _WORKING_DAYS.search(said)
    within = min(max(int(days[1]), 1), MOST_WITHIN) if days else WITHIN
    for cadence, words in _BY_WORDS:
        if any(word in said for word in words):
            return cadence, within
    return Cadence.ON_FORMING, within
