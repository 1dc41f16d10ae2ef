"""行的特征：what a line looks like: heading, date, signature, document number, salutation."""

import re

from mingtang.language.citations import find_numbers
from mingtang.language.due import find_due
from mingtang.language.numerals import HAN
from mingtang.language.offices import DUE_LABEL, LEAD_LABEL, PERSON_LABEL, SUPPORT_LABEL
from mingtang.language.width import narrow, squeeze

PLAN_WORD = re.compile(
    r"(?:要点|计划|方案|安排|分工|清单|任务|规划|意见|台账|一览表|分解表|任务表|分工表|工作表|责任表|推进表|表|通知|措施|行动|办法|目标|公告|函)$"
)
NOTICE = re.compile(r"(?:的通知|的函|的公告|的批复)$")
_DATE = re.compile(
    rf"^[(\[]?(?:19|20|二)[\d{HAN}]{{2,3}}年(?:[\d{HAN}]{{1,3}}月(?:[\d{HAN}]{{1,3}}日)?)?(?:印发|发布)?[)\]]?$|^20\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}$"
)
_ORGAN = re.compile(
    r"(?:人民政府|办公室|办事处|委员会|管委会|管理委员会|党委|工委|党政办|领导小组|政府办|(?:服务)?中心|[镇乡县区市局])$"
)
_ENDED = re.compile(r"[。；;，,、：:！!？?…]$")
_OBLIGING = re.compile(r"应当|必须|不得|务必|严禁|均应|(?<![主重需首摘概必纲])要(?![点素求闻件约素职])")
_ATTACHED = re.compile(r"^附\s*[件表录图]?\s*\d*\s*(?:[:.、]|$|\d)|^附[件表录]")
_FOOT = re.compile(
    r"^(?:注|备注|说明|抄送|抄报|主送|联系人|联系电话|联系方式|信息来源|来源|发布机构|责任编辑|填表人|填报人|审核人)\s*:|此件(?:主动|依申请)?公开|^\d{4}年.{2,8}印发$"
)
#: 版记 and the mark of publication: 七级镇党政办公室 2023年4月1日印发; （信息公开形式：主动公开）.
_IMPRINT = re.compile(
    rf"^.{{0,30}}(?:20|二[〇○零])[\d{HAN}]{{2}}年[\d{HAN}]{{1,2}}月[\d{HAN}]{{1,3}}日\s*印发$"
    r"|^[(\[]\s*(?:信息)?公开(?:形式|方式|类别|选项|属性)\s*:|^(?:信息公开(?:形式|类别|选项|属性)|公开属性)\s*:"
    r"|^[(\[]?此件.{0,6}公开"
)
_ATTACHMENT_HEAD = re.compile(r"^附\s*[件表录图]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*:?$")
#: Names that chapters of plans customarily bear.
_CUSTOMARY = re.compile(
    r"^(?:指导思想|组织领导|组织实施|监督检查|考核评价"
    r"|(?:总体|工作|主要|重点|基本|组织|保障|实施|有关|相关|具体|目标|时间|方法|推进|任务|监督|责任|考核)+"
    r"(?:要求|目标|思路|原则|任务|措施|保障|步骤|安排|内容|事项|领导|分工))$"
)
#: 填报单位：…… and the like: a form's field, no heading.
_FIELD = re.compile(r"^[^:]{2,8}:\s*\S|.*\t")
_LABEL = re.compile(rf"^[(\[]?(?:{LEAD_LABEL}|{SUPPORT_LABEL}|{DUE_LABEL}|{PERSON_LABEL})\s*:")
_WITH_OWNER = re.compile(r"[(\[][^()\[\]]*(?:责任|牵头|负责|配合|时限|承办)[^()\[\]]*[)\]][。;]?$")
_LONGEST_HEADING, _LONGEST_RUN_IN, _LONGEST_TITLE = 45, 30, 60


def core(text: str) -> str:
    """标题文字：the words of a heading without end sign and without a responsibility in brackets behind them."""
    stripped = text.strip()
    owner = _WITH_OWNER.search(narrow(stripped))
    return (stripped[: owner.start()] if owner else stripped).rstrip("。.；;：:，, 　")


def is_date(text: str) -> bool:
    """日期行：a line that is only a date."""
    return bool(_DATE.match(squeeze(narrow(text))))


def is_number(text: str) -> bool:
    """文号行：a line that is only a document number."""
    tidy = squeeze(text)
    return find_numbers(tidy) == (tidy,) or bool(re.fullmatch(r"第\d+[号期]", tidy))


def is_letterhead(text: str) -> bool:
    """红头：a line like 某某镇人民政府文件 or a document number above the title."""
    tidy = squeeze(text)
    return (
        is_number(tidy)
        or bool(re.fullmatch(r".{2,30}(?:文件|公文|便函|签发人[:：].{2,4})", tidy))
        or tidy in ("特急", "加急", "急件")
    )


def is_salutation(text: str) -> bool:
    """称谓行：各管理区，镇直各部门：."""
    tidy = squeeze(narrow(text))
    return bool(tidy.endswith(":") and re.match(r"^(?:各|镇|乡|县|区|全)", tidy) and len(tidy) < 80)


def is_owner_line(text: str) -> bool:
    """责任行：a line that only names responsible units or a time limit."""
    return bool(_LABEL.match(narrow(text.strip())))


def is_attachment(text: str) -> bool:
    """附件行：附件：…… or 附件1."""
    return bool(_ATTACHED.match(narrow(text.strip())))


def is_closing(text: str) -> bool:
    """文尾行：signature, date, attachment, note or circulation at the end of a paper."""
    tidy = narrow(text.strip())
    signed = len(tidy) <= 30 and not _ENDED.search(tidy) and bool(_ORGAN.search(squeeze(tidy)))
    return is_date(tidy) or is_attachment(tidy) or bool(_FOOT.search(tidy)) or is_imprint(tidy) or signed


def is_imprint(text: str) -> bool:
    """版记行：who printed the paper and when, or how it is published."""
    tidy = narrow(text.strip())
    return len(tidy) <= _LONGEST_TITLE and bool(_IMPRINT.search(tidy))


def is_attachment_head(text: str) -> bool:
    """附件标记行：附件2, alone on its line."""
    return bool(_ATTACHMENT_HEAD.match(narrow(text.strip())))


def is_customary_heading(text: str) -> bool:
    """惯用标题：工作要求, 保障措施 and the like, which head chapters."""
    return bool(_CUSTOMARY.match(squeeze(text)))


def is_short(text: str) -> bool:
    """短行：as long as a heading and without end sign; no date, number, field or line of responsibility."""
    tidy = text.strip()
    if not 2 <= len(tidy) <= _LONGEST_HEADING or _ENDED.search(tidy) or not re.search(r"[\u4e00-\u9fff]{2}", tidy):
        return False
    return not (
        is_date(tidy)
        or is_number(tidy)
        or is_owner_line(tidy)
        or _FOOT.search(narrow(tidy))
        or _FIELD.match(narrow(tidy))
        or is_imprint(tidy)
    )


def is_organ(text: str) -> bool:
    """署名行：a line that is only the name of an organ."""
    tidy = squeeze(text)
    return 2 < len(tidy) <= 30 and not _ENDED.search(tidy) and bool(_ORGAN.search(tidy))


def is_title(text: str) -> bool:
    """像题目：short, and no sentence."""
    tidy = text.strip()
    if (
        not tidy
        or len(tidy) > _LONGEST_TITLE
        or _ENDED.search(tidy)
        or "。" in tidy
        or not re.search(r"[\u4e00-\u9fff]", tidy)
    ):
        return False
    return not (
        is_date(tidy)
        or is_number(tidy)
        or is_letterhead(tidy)
        or is_owner_line(tidy)
        or bool(_FOOT.search(narrow(tidy)))
    )


def is_bare_heading(text: str) -> bool:
    """像无号标题：a short line without end sign that demands nothing by a day, names no unit and is no field."""
    tidy = text.strip()
    if not is_short(tidy):
        return False
    if _WITH_OWNER.search(narrow(tidy)):
        return False
    return find_due(tidy, 2000).on is None and not _OBLIGING.search(tidy)


def is_heading(text: str, *, run_in: bool) -> bool:
    """像标题：what follows a mark reads as a heading; ``run_in`` when text follows it on the same line."""
    words = core(text)
    ends = text.strip().endswith(("。", "；", ";"))
    longest = _LONGEST_RUN_IN if run_in or ends else _LONGEST_HEADING
    if not 2 <= len(words) <= longest or "；" in words or "。" in words or _OBLIGING.search(words):
        return False
    if len(re.findall("[，,]", words)) > (1 if run_in or ends else 2):
        return False
    return find_due(words, 2000).on is None
