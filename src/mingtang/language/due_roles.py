"""是期限还是时期：whether a phrase of time says by when something is to be done, or only which time is spoken of.

第三季度公布结果 has a day; 公开第三季度补贴发放情况 and 6月底前建成的项目 have none.
"""

import re
from enum import Enum

from mingtang.language.vocabulary import ADVERB, LINK, MANNER, VERB, without_nouns


class Role(Enum):
    """作用：a day to keep; a time that is only spoken of; the same, but it might be meant as a day."""

    DEADLINE = 1
    PERIOD = 2
    UNSURE = 3


#: These name a time and nothing more; where they are to be kept must show from the words around them.
_WEAK = frozenset({"day", "bare_month", "bare_year"})
_OPEN = frozenset({"quarter", "half_year", "day_span", "month_span"})
_FIRM = re.compile(r"前$|内$|^截|^最迟|^不[迟晚]于|^至迟|^[至到]")
_STOP = "，,。；;：:！!？?\n()"
_EVENT = (
    "建成|形成|办结|印发|出台|制发|产生|发生|到期|结束|立项|开工|竣工|收到|获取|生效|签订|入库|注册|存在|启用|购买|完工"
    "|批准|下达|发文|生成|施行|通过"
)
_DURING = re.compile("^(?:期间|之间)")
#: 6月底前建成的项目: one verb and 的 behind the phrase, so it describes a thing.
_DESCRIBES = re.compile(
    rf"(?:期间|之间)?(?:未能?|已经?|尚未|仍未|没有|按[时期]|所|要|应当?|需要?|拟|新|全部|正式|累计)*(?:{_EVENT}|{VERB})"
    r"(?:完毕|完成|好|结束|到位|过)?的"
)
_OBJECT_LEAD = re.compile(r"(?:^|[，,。；;：:\n(])(?:凡是?|对于?|针对|将|把)$")
_REPORT = (
    r"公开|公布|公示|发布|通报|报送|上报|报告|总结|汇总|统计|分析|梳理|整理|编制|编写|制定|部署|研究|审核|审议|核对|回顾"
    r"|反馈|披露|晒出?|收集|汇报|通告|张贴|更新|考核|评估|检查|评价|听取|审计|兑现|发放|兑付|拨付|核查"
)
_REPORTS = re.compile(rf"^(?:{LINK}|{ADVERB}|按要求|按规定|应当?|需|必须)*?(?:{_REPORT})")
_REPORTS_IT = re.compile(rf"(?:{_REPORT})(?:全[镇县乡区市]|本[镇县级]|了)?$")
_ADVERBIAL = re.compile(r"(?:[于在并要应须需拟将]|计划|力争|争取|确保|必须|务必|尽量|原则上|分别|安排)$")
_FROM = re.compile(r"(?:根据|按照|依据|依照|自|从|以)$")
#: 某某县人民政府2022年3月1日, 2022年3月1日印发: when a paper was signed, printed or passed.
_SIGNED = re.compile(r"(?:办公[厅室]|人民政府|委员会|[厅局]) *$")
_DATED = re.compile(r" *(?:各[省市县区乡镇]|(?:审议|修订|修正|表决)?(?:通过|印发|施行|签署|批准))")
_MODAL = (
    r"[要应需拟将再各均全都在于对向由把与和同请]"
    r"|必须|计划|力争|争取|确保|务必|基本|全面|至少|不少于|不低于|每|集中|前|内|\d"
)
_ACTS = re.compile(rf"(?:{_MODAL}|{MANNER}|{VERB})(?!情况|率|[的了过])")
_OFFICE = re.compile(
    rf"[^，,。；;]{{1,20}}?(?:办|所|站|中心|局|科|室|部门|单位|村|社区|区|镇|县|组|委|院|校|机构|政府|机关)(?:要|应|将|负责|牵头)?{VERB}"
)
_ORDERED_LATER = re.compile(rf"[，,；;]\s*(?:{LINK})*(?:{MANNER})?(?:{VERB})")
_STARTS_WITH_ORDER = re.compile(rf"^(?:{LINK})*(?:{MANNER})*(?:{VERB})")


def role_of(name: str, text: str, begin: int, end: int) -> Role:
    """期限或时期：the role of the phrase called ``name`` at ``begin`` to ``end`` in narrow text."""
    words = text[begin:end]
    masked = without_nouns(text[max(0, begin - 40) : min(len(text), end + 40)])
    before = masked[: begin - max(0, begin - 40)]
    after = masked[len(before) + len(words) :]
    clause = _clause_before(before)
    if _describes(before, after):
        return Role.PERIOD
    firm, weak = bool(_FIRM.search(words)), name in _WEAK
    if firm and not (weak and name != "day"):
        return Role.DEADLINE
    adverbial = bool(_ADVERBIAL.search(clause))
    if not adverbial and (_REPORTS.match(clause) or _reports_it(clause, after)):
        return Role.PERIOD
    if weak:
        return Role.DEADLINE if _is_kept(clause, after, adverbial) else Role.PERIOD
    if name not in _OPEN or firm or words[-1] in "底末" or adverbial or _opens(after):
        return Role.DEADLINE
    if _STARTS_WITH_ORDER.match(clause):
        return Role.DEADLINE
    return Role.UNSURE


def _clause_before(before: str) -> str:
    at = max((before.rfind(stop) for stop in _STOP), default=-1)
    return before[at + 1 :].lstrip()


def _describes(before: str, after: str) -> bool:
    if _DESCRIBES.match(after):
        return True
    rest = re.match(r"[^，,。；;：:]*", after)
    return bool(_OBJECT_LEAD.search("，" + before) and rest is not None and "的" in rest[0])


def _reports_it(clause: str, after: str) -> bool:
    """财政所公布第三季度发放情况: a verb of telling stands straight before the phrase, a noun ends the clause."""
    told = re.match(
        r"[^，,。；;]{0,16}?(?:情况|结果|收支|数据|名单|报表|信息|工作|资金|补贴|总结|计划)(?=$|[，,。；;])", after
    )
    return bool(told and _REPORTS_IT.search(clause))


def _opens(after: str) -> bool:
    """Whether what follows lets the phrase say when: a stop, a verb or its manner, an office that acts."""
    rest = _DURING.sub("", after).lstrip()
    return not rest or rest[0] in _STOP + "、”" or bool(_ACTS.match(rest) or _OFFICE.match(rest))


def _is_kept(clause: str, after: str, adverbial: bool) -> bool:
    """A bare 6月份 or 10月1日 counts where an action follows at once, or an order after the comma."""
    if _FROM.search(clause) or _SIGNED.search(clause) or _DATED.match(after):
        return False
    rest = _DURING.sub("", after).lstrip()
    if rest[:1] in ("，", ","):
        return bool(_ORDERED_LATER.match(rest))
    return bool(_ACTS.match(rest)) or (adverbial and bool(_OFFICE.match(rest)))
