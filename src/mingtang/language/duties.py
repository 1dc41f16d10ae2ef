"""任务与陈述：whether a sentence of a plan demands something or only states something."""

import re
from enum import StrEnum

from mingtang.language.calendar_phrases import RELATIVE
from mingtang.language.due import Rhythm, find_due
from mingtang.language.enumeration import strip_marks
from mingtang.language.offices import DUE_LABEL, LEAD_LABEL, SUPPORT_LABEL
from mingtang.language.remembering import remembered
from mingtang.language.vocabulary import LINK, MANNER, VERB, without_compounds, without_nouns
from mingtang.language.width import narrow


class Kind(StrEnum):
    """句子性质：``task`` demands something of somebody; ``statement`` demands nothing."""

    TASK = "task"
    STATEMENT = "statement"


#: 情态: words that oblige, wherever they stand. 要 and 应 are also parts of other words.
_OBLIGES = re.compile(
    r"应当|应该|务必|必须|确保|不得|严禁|禁止|不准|不能|力争|务求|有责任|责令|尽快|尽可能|尽量"
    r"|(?<![响效反适供对相顺回理呼感])应(?![急用对变答有届付收运该当])"
    r"|(?<![主重需首纪摘概必紧扼机将纲次只提不])要(?![点素求闻件约害么紧职事义地领旨略案是价道览强])"
    r"|还要|需要|均需|须"
)
_QUOTED = re.compile(r"\([^()]*\)|“[^“”]*”|《[^《》]*》")
_TITLED = re.compile(r"“[^“”]*”|《[^《》]*》")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LABELLED = re.compile(rf"(?:{LEAD_LABEL}|{SUPPORT_LABEL}|{DUE_LABEL})\s*:")
#: Nothing but information: notes, signatures, force and interpretation of the plan itself.
_NOTE = re.compile(
    r"^(?:注|备注|说明|附件?\d*|附表|抄送|抄报|主送|联系人|联系电话|联系方式|来源|发布机构|索引号)\s*[:\d]"
)
_CLOSING = re.compile(
    r"此件(?:主动)?公开|特此(?:通知|报告|公告)|自(?:印发|发布|公布).{0,6}之?日起(?:施行|实施|执行)|由.{2,20}负责解释|所称.{1,40}(?:是|系)指"
)
#: What was: counts, results, shortcomings.
_PAST = re.compile(
    r"累计|共(?:主动)?(?:公开|发布|办理|受理|召开|举办|收到|开展|答复|组织|完成|计)|收到.{0,12}\d+[件条次]"
    r"|(?:取得|收到)了?[^，,]{0,12}(?:成效|进展|成绩|效果|突破)|得到了?(?:明显|显著|进一步|较大|大幅)"
    r"|已(?:经)?(?:全面|基本|全部|初步|顺利)?(?:完成|建成|实现|建立|形成|取得|开展|印发|公布)"
    r"|(?:仍|还|依然|主要)?存在[^，,]{0,20}(?:不足|问题|差距|短板|薄弱)|(?:不够|有待)[^，,]{0,8}[。;]?$"
)
_BACKWARD = re.compile(
    r"^(?:近年来|近几年来?|去年|上年度?|上一年度?|过去|[^，,]{0,16}以来|一年来|目前|当前|截至目前)[^，,]{0,4}[,，]"
)
#: 是 says what something is wherever it stands; 系 and the like only where no order stands before them.
_IS = re.compile("是")
_COPULA = re.compile(r"是|系|属于|标志着|意味着|所称.{1,20}指")
_GUIDANCE = re.compile(
    r"以[^，,。]{2,60}为(?:指导|统领|遵循|引领|根本遵循)|指导思想|(?:总体)?(?:要求|目标|思路)(?:是|为)"
)
_PASSIVE = re.compile(
    r"(?:进行|予以|给予|加以|作出|做出|开展)(?!了|过)|(?:向社会|主动|集中|及时)[^，,]{0,8}公[开布示](?!情况)"
    r"|负责|牵头|配合|(?:达到|不低于|不少于|控制在)[^，,]{0,4}\d"
)
_ORDER = re.compile(rf"^(?>{LINK}\s*)*{VERB}")
_MANNERED = re.compile(rf"^(?>{LINK}\s*)*{MANNER}[\u4e00-\u9fff]{{2,}}")
_BY_WHOM = re.compile(rf"^(?:由|各|全镇|全乡|全区|镇|乡|村|管理区)[^，,]{{0,20}}?{VERB}")
_ANY_VERB = re.compile(rf"{VERB}|(?:亲自|具体|一起|共同|层层|常态)抓|(?<![采妥选])用(?:好|活|足)|管(?:住|护|控)")
_BETTER = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:显著|明显|大幅度?|稳步|不断|进一步|持续|逐步|有效|全面)"
    r"(?:提升|提高|增强|改善|好转|优化|加强|完善|深化|拓展|拓宽)$"
)
_ANY_YEAR = 2000
_ASSIGNED = re.compile(rf"由[^，,]{{2,16}}?(?:统一|集中|具体|分别){VERB}")
_OBJECT = re.compile(r"^(?:凡是?|对于?(?!此)|针对|将|把)")
_TOPIC = re.compile(r"^(?:对于?|将|把|在|向|由|以|从|按照|根据|结合|针对|通过|凡是?|除)[^，,]{1,60}")
_CLAUSE_ENDS = re.compile(r"[，,；;：:。！？!?\s]+")


@remembered
def kind_of(sentence: str) -> Kind:
    """判别任务：``task`` when the sentence demands something, ``statement`` when it only states.

    A day or a responsible unit demands; so do modal words (应当、要、不得), clauses that begin with a verb
    of duty (推进、做好、公开), also behind 对…… or 凡是……, and any such verb outside a noun (政务公开).
    What is past, what something is, guiding principles, notes and signatures state, and so does a line that
    ends in a colon and only announces the next ones; with a day or a rhythm it demands them.
    """
    text = narrow(strip_marks(sentence.strip())).strip()
    bare = _QUOTED.sub(lambda found: "○" * len(found[0]), text)
    if not _CHINESE.search(bare) or _NOTE.match(text) or _CLOSING.search(bare):
        return Kind.STATEMENT
    if bare.endswith(":"):
        announced = find_due(text, _ANY_YEAR)
        return Kind.TASK if announced.on or announced.rhythm is not Rhythm.ONCE else Kind.STATEMENT
    if _LABELLED.search(text):
        return Kind.TASK
    reports = bool(_PAST.search(bare) or _BACKWARD.match(bare))
    obliges = bool(_OBLIGES.search(bare))
    if reports and not obliges:
        return Kind.STATEMENT
    due = find_due(_TITLED.sub(lambda found: "○" * len(found[0]), text), _ANY_YEAR)
    if due.on is not None:
        return Kind.TASK
    clauses = [clause for clause in _CLAUSE_ENDS.split(bare) if clause]
    if _GUIDANCE.search(bare) or (not obliges and _copular(clauses)):
        return Kind.STATEMENT
    if obliges or any(_orders(clause) for clause in clauses) or _handles(clauses) or _PASSIVE.search(bare):
        return Kind.TASK
    timed = due.rhythm is not Rhythm.ONCE or RELATIVE.search(bare)
    return Kind.TASK if timed or any(_demands(clause) for clause in clauses) else Kind.STATEMENT


def _orders(clause: str) -> bool:
    if _ORDER.match(clause) or _MANNERED.match(clause) or _BY_WHOM.match(clause) or _ASSIGNED.search(clause):
        return True
    return bool(_TOPIC.match(clause) and _PASSIVE.search(clause))


def _demands(clause: str) -> bool:
    """Any verb of duty outside nouns, unless the clause only tells how far something has come (水平显著提升)."""
    return bool(_ANY_VERB.search(without_nouns(_BETTER.sub("", clause))))


def _handles(clauses: list[str]) -> bool:
    """对……，整理成……: a thing is named first and then what to do with it."""
    return len(clauses) > 1 and bool(_OBJECT.match(clauses[0])) and not _says_what(clauses[1:])


def _copular(clauses: list[str]) -> bool:
    """政务公开是……: the first clause says what something is, and no later clause orders anything."""
    if not clauses or not _says_what(clauses[:1]):
        return False
    return not any(_ORDER.match(clause) and not _says_what([clause]) for clause in clauses[1:])


def _says_what(clauses: list[str]) -> bool:
    """Whether a clause holds a copula; behind an order 系 and 属于 belong to its object (梳理属于本单位的事项)."""
    for clause in clauses:
        masked = without_compounds(clause)
        found = _IS.search(masked) or (None if _ORDER.match(clause) else _COPULA.search(masked))
        if found is not None:
            return True
    return False
