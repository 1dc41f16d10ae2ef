"""期限用语：the phrases that name a day, as patterns over narrow text without spaces inside days.

Each pattern names the parts it found; ``calendar_days`` turns them into days. Ambiguous phrases are read the
strict way (6月前 ends on 31 May) and say so.
"""

import re

from mingtang.language.numerals import HAN

NUMBER = rf"(?:(?<!\d)\d{{1,2}}|[{HAN}]{{1,2}})"
DAY_NUMBER = rf"(?:\d{{1,2}}|[{HAN}]{{1,3}})"
BEFORE = r"(?:之前|以前|前)"
_MONTH = rf"(?P<month>{NUMBER})月份?"
_DAY = rf"(?P<day>{DAY_NUMBER})[日号]"
_WRITTEN = r"(?:19|20)\d\d|二[〇○零]\S\S"
_NEAR = r"今年|本年度?|当年|次年|明年|翌年|来年|下一?年度?"
_YEAR = rf"(?:(?:(?P<year>{_WRITTEN})年度?|(?P<near>{_NEAR}))[的,]?)?"
_FROM_YEAR = rf"(?:(?:(?P<from_year>{_WRITTEN})年度?|(?P<from_near>{_NEAR}))的?)?"
_TO = r"(?:-{1,2}|至|到)"
_LEAD = r"(?:截至|截止到?|最迟(?:于|在|到)?|不迟于|不晚于|至迟(?:于|在)?|至|到)"
#: After a date: it tells where something began, not when it falls due.
_NO_START = r"(?!\s*(?:以来|起|开始|以后|之后|后))"
_END = rf"(?:底|末){BEFORE}?+{_NO_START}"
_QUARTER = r"(?:第?(?P<quarter>[一二三四1-4])季度|(?P<quarters>[一二三四1-4](?:、[一二三四1-4])+)季度)"

#: 一次性期限 in running text: each names the last day of something.
ONCE = {
    "day_span": re.compile(
        rf"{_FROM_YEAR}(?P<from_month>{NUMBER})月{DAY_NUMBER}[日号]?{_TO}{_YEAR}(?:{_MONTH})?{_DAY}{BEFORE}?+{_NO_START}"
    ),
    "month_span": re.compile(
        rf"(?<![\d.-]){_FROM_YEAR}{NUMBER}(?:月份?)?{_TO}{_YEAR}{_MONTH}(?:底|末)?+{BEFORE}?+(?!{DAY_NUMBER}[日号]){_NO_START}"
    ),
    "month_list": re.compile(rf"{_YEAR}(?:{NUMBER}月份?(?:、|和|及|以及))+{_MONTH}(?:底|末)?{BEFORE}?+(?=各|分别)"),
    "day": re.compile(rf"(?P<lead>{_LEAD})?{_YEAR}{_MONTH}{_DAY}(?P<before>{BEFORE})?+{_NO_START}"),
    "dotted_day": re.compile(
        rf"(?P<lead>{_LEAD})?(?<![\d.])(?P<year>20\d\d)(?P<dot>[-./])(?P<month>\d{{1,2}})(?P=dot)(?P<day>\d{{1,2}})(?![\d.])日?"
        rf"(?P<before>{BEFORE})?+{_NO_START}"
    ),
    "decade": re.compile(rf"{_YEAR}{_MONTH}(?P<decade>[上中下]旬){BEFORE}?+{_NO_START}"),
    "half_month": re.compile(rf"{_YEAR}{_MONTH}(?P<half>[上下])半月{BEFORE}?+{_NO_START}"),
    "month_end": re.compile(rf"{_YEAR}{_MONTH}(?:月)?(?:{_END}|内)"),
    "month_before": re.compile(rf"{_YEAR}{_MONTH}{BEFORE}{_NO_START}"),
    "quarter": re.compile(
        rf"{_YEAR}(?<![前上下本每]){_QUARTER}(?:(?:底|末){BEFORE}?+|之?内|中(?!期)|(?P<earlier>{BEFORE}))?+{_NO_START}"
    ),
    "half_year": re.compile(
        rf"{_YEAR}(?<!每)(?P<half>[上下])半年(?:(?:底|末){BEFORE}?+|之?内|(?P<earlier>{BEFORE}))?+{_NO_START}"
    ),
    "year_end": re.compile(
        rf"(?:(?:(?P<year>{_WRITTEN})年度?|(?P<near>{_NEAR}))(?:全?年)?"
        rf"|(?<![\d{HAN}半数几多近每])(?:全?年|年度))(?:{_END}|之?内(?![部容]))"
    ),
    "until_year": re.compile(r"(?:到|至)(?P<year>20\d\d)年(?=[,、;。]|$)"),
    "holiday": re.compile(
        rf"{_YEAR}(?P<holiday>元旦|春节|元宵节?|清明节?|五一|劳动节|端午节?|七一|八一|中秋节?|国庆节?|十一)(?:假期|期间)?{BEFORE}"
        rf"{_NO_START}"
    ),
    "bare_month": re.compile(
        rf"{_YEAR}{_MONTH}(?![底末内前\d])(?!{DAY_NUMBER}[日号]|[上中下]旬|[上下]半月){_NO_START}"
    ),
    "bare_year": re.compile(
        r"(?P<year>20\d\d)年度?(?=(?:要|应|将|力争|争取|计划|拟)?(?:全面|全部|基本)?(?:完成|建成|实现)(?!情况|率|度|的|任务))"
    ),
}

#: Only in a field that holds nothing but a time (时限要求): a bare day, month or year is its end.
FIELD = {
    "iso_day": re.compile(r"(?P<year>20\d\d)[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?:\s+00:00(?::00)?)?"),
    "field_day": re.compile(rf"{_YEAR}{_MONTH}{_DAY}"),
    "iso_month": re.compile(r"(?P<year>20\d\d)[-./](?P<month>\d{1,2})(?![-./\d])"),
    "short_day": re.compile(r"^(?P<month>\d{1,2})\.(?P<day>\d{1,2})$"),
    "field_month": re.compile(rf"{_YEAR}{_MONTH}(?!\d)"),
    "field_year_end": re.compile(rf"{_YEAR}年?[底末]"),
    "field_year": re.compile(r"^(?P<year>20\d\d)年(?:度|全年)?$"),
}

#: 长期: no end at all.
CONTINUOUS = re.compile(
    r"(?<!可)持续(?:推进|推动|开展|做好|坚持|加强|深化|优化|完善|更新|公开|落实|进行|抓好|实施|强化|用力)?(?!性|时间|改进型)"
    r"|(?:长期|常年)(?:坚持|推进|有效)(?!的)"
    r"|(?:长期|常年|全年)(?=(?:坚持|推进|开展|实施|做好|公开|落实|有效)(?!的))"
    r"|常态化(?=开展|推进|做好|坚持|公开|更新|运行|组织|落实|进行|抓好|实施|推动|举办|宣传)"
    r"|动态(?=调整|更新|管理|公开)|随时(?=更新|公开|发布|调整)"
)
FIELD_CONTINUOUS = re.compile(
    r"持续|长期|常年|全年|常态|动态|随时|实时|及时|即时|日常|贯穿|一直|不间断|立行立改|全程|全年度|^20\d\d年全年$"
)
#: 相对期限: counted from an event that the plan does not date.
_COUNT = rf"\d{{1,3}}|[{HAN}]{{1,3}}"
_SPAN = rf"(?:{_COUNT})个?(?:工作日|自然日|日|天|月|周|星期|小时)|(?:{_COUNT}|半)个?(?:半月|年)"
RELATIVE = re.compile(rf"(?<![近第月])(?:{_SPAN}|本周)(?:之内|以内|内)(?![部容])")
#: In running text: what says from when it is counted stands before it; years reach beyond a plan.
SOON = re.compile(rf"(?<![近第月])(?:{_SPAN})(?<!\d年)(?<![{HAN}]年)(?:之内|以内|内)(?![部容])")
FROM_EVENT = re.compile(r"(?:后|起|之日|以来|自[^，,。；;]{1,12})[^，,。；;]{0,3}$")

FIXED_HOLIDAYS = {
    "五一": (4, 30),
    "劳动节": (4, 30),
    "七一": (6, 30),
    "八一": (7, 31),
    "国庆": (9, 30),
    "国庆节": (9, 30),
    "十一": (9, 30),
}
