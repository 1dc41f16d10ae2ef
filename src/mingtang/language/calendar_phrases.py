"""期限用语：the phrases that name a day or a rhythm, as patterns over narrow text.

Each pattern names the parts it found; ``due`` turns them into days. Ambiguous phrases are read the
strict way (6月前 ends on 31 May) and say so.
"""

import re

from mingtang.language.numerals import HAN

_MONTH = rf"(?P<month>\d{{1,2}}|[{HAN}]{{1,2}})月份?"
_DAY = rf"(?P<day>\d{{1,2}}|[{HAN}]{{1,3}})[日号]"
_YEAR = (
    r"(?:(?:(?P<year>(?:19|20)\d\d|二[〇○零]\S\S)年度?"
    r"|(?P<near>今年|本年度?|当年|次年|明年|翌年|来年|下一?年度?))[的,]?)?"
)
_BEFORE = r"(?:之前|以前|前)"
_LEAD = r"(?:截至|截止到?|最迟(?:于|在|到)?|不迟于|不晚于|至迟(?:于|在)?|至|到)"
#: After a date: it tells where something began or what a document is dated, not when it falls due.
_NO_START = r"(?!\s*(?:以来|起|开始|以后|之后|后|印发|发布的|制定的|施行|实施的|通过的|公布的|修订))"
_END = rf"(?:底|末){_BEFORE}?{_NO_START}"

#: 一次性期限 in running text: each names the last day of something.
ONCE = {
    "day": re.compile(rf"(?P<lead>{_LEAD})?{_YEAR}{_MONTH}{_DAY}(?P<before>{_BEFORE})?{_NO_START}"),
    "decade": re.compile(rf"{_YEAR}{_MONTH}(?P<decade>[上中下]旬){_BEFORE}?{_NO_START}"),
    "half_month": re.compile(rf"{_YEAR}{_MONTH}(?P<half>[上下])半月{_BEFORE}?{_NO_START}"),
    "month_end": re.compile(rf"{_YEAR}{_MONTH}(?:月)?(?:{_END}|内)"),
    "month_before": re.compile(rf"{_YEAR}{_MONTH}{_BEFORE}"),
    "quarter": re.compile(
        rf"{_YEAR}(?<!前)(?:第?(?P<quarter>[一二三四1-4])季度|(?P<quarters>[一二三四1-4](?:、[一二三四1-4])+)季度)"
        rf"(?:底|末|内|之?前|之内|中)?{_NO_START}"
    ),
    "half_year": re.compile(rf"{_YEAR}(?<!每)(?P<half>[上下])半年(?:底|末|内|之?前)?{_NO_START}"),
    "year_end": re.compile(
        r"(?:(?:(?P<year>(?:19|20)\d\d|二[〇○零]\S\S)年度?|(?P<near>今年|本年度?|当年|次年|明年|来年|下一?年度?))"
        rf"(?:全?年)?|(?<![\d{HAN}])(?:全?年|年度))(?:{_END}|之?内(?![部容]))"
    ),
    "until_year": re.compile(r"(?:到|至)(?P<year>20\d\d)年(?=[,、;。]|$)"),
    "holiday": re.compile(
        rf"(?P<holiday>元旦|春节|元宵节?|清明节?|五一|劳动节|端午节?|七一|八一|中秋节?|国庆节?|十一)(?:假期|期间)?{_BEFORE}"
    ),
}

#: Only in a field that holds nothing but a time (时限要求): a bare day, month or year is its end.
FIELD = {
    "iso_day": re.compile(r"(?P<year>20\d\d)[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?:\s+00:00(?::00)?)?"),
    "field_day": re.compile(rf"{_YEAR}{_MONTH}{_DAY}"),
    "iso_month": re.compile(r"(?P<year>20\d\d)[-./](?P<month>\d{1,2})(?![-./\d])"),
    "short_day": re.compile(r"^(?P<month>\d{1,2})\.(?P<day>\d{1,2})$"),
    "month_span": re.compile(rf"{_YEAR}(?:\d{{1,2}}|[{HAN}]{{1,2}})月?(?:-|至|到){_MONTH}(?:底|末)?"),
    "field_month": re.compile(rf"{_YEAR}{_MONTH}(?!\d)"),
    "field_year_end": re.compile(rf"{_YEAR}年?[底末]"),
    "field_year": re.compile(r"^(?P<year>20\d\d)年(?:度|全年)?$"),
}

_TAIL = (
    rf"(?:{_MONTH}(?:{_DAY}|(?:底|末))?{_BEFORE}?|(?:\d{{1,2}}|[{HAN}]{{1,3}})[日号]{_BEFORE}?"
    rf"|(?:的)?(?:第?[一二三四1-4]季度)?[年月]?(?:底|末|初|上旬|中旬|下旬|首月|最后一个月){_BEFORE}?)?"
)
#: 周期: the word of the period, then the day inside it if the plan names one.
RECURRING = (
    ("monthly", re.compile(rf"(?:每个?月|按月|逐月|月月)(?!底线){_TAIL}")),
    ("quarterly", re.compile(rf"(?:每个?季度?|按季度?|逐季度?|分季度)(?!节){_TAIL}")),
    (
        "periodic",
        re.compile(
            r"(?:每半年|每隔?半年|按半年|每半个月|每两个?月|每双月|每[两三]个月|每个?旬|每个?(?:周|星期)|按周|逐周|每[日天])"
        ),
    ),
    ("yearly", re.compile(rf"(?:每个?年度?|按年度?|逐年|一年一次){_TAIL}")),
    ("periodic", re.compile(r"不定期|(?<![法约规指固])定期(?!限|存|间)")),
)
#: 长期: no end at all.
CONTINUOUS = re.compile(
    r"(?<!可)持续(?:推进|推动|开展|做好|坚持|加强|深化|优化|完善|更新|公开|落实|进行|抓好|实施|强化|用力)?(?!性|时间|改进型)"
    r"|(?:长期|常年|全年)(?:坚持|推进|开展|实施|做好|公开|落实|有效)(?!的)"
    r"|常态化(?=开展|推进|做好|坚持|公开|更新|运行|组织|落实|进行|抓好|实施|推动|举办|宣传)"
    r"|动态(?=调整|更新|管理|公开)|随时(?=更新|公开|发布|调整)"
)
FIELD_CONTINUOUS = re.compile(
    r"持续|长期|常年|全年|常态|动态|随时|实时|及时|即时|日常|贯穿|一直|不间断|立行立改|全程|全年度|^20\d\d年全年$"
)
#: 相对期限: counted from an event that the plan does not date.
RELATIVE = re.compile(
    rf"(?:\d{{1,3}}|[{HAN}]{{1,3}})个?(?:工作日|自然日|日|天|月|周|星期|小时|年)(?:之内|以内|内)(?![部容])"
)
FIXED_HOLIDAYS = {
    "五一": (4, 30),
    "劳动节": (4, 30),
    "七一": (6, 30),
    "八一": (7, 31),
    "国庆": (9, 30),
    "国庆节": (9, 30),
    "十一": (9, 30),
}
