"""答复正文的红线：what the text of a reply must say, what it must not, and the days and remedies that it tells.

Law: 政府信息公开条例 第三十六条（告知理由和依据）、第十五条、第三十二条（第三方）; 行政复议法 第二十三条、第二十条.
What the applicant wrote is quoted in the reply word for word; nobody answers for it, so it is not asked.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date

from .days import chinese_day
from .recourse import Recourse

_SPACE = re.compile(r"\s+")
_ENDS = re.compile(r"[，。；：、,;:（）()]")
_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_LEAP = 2024
"""没有写年份的，按闰年看有没有这一天。"""
_RECEIVED = re.compile(r"^(?:收到|收悉)")
_OF_OTHERS = ("补正", "意见", "通知", "告知", "函", "材料", "缴费", "交费", "第三方", "决定")
"""收到的不是申请。"""
_SUBMITTED = re.compile(r"^(?:提出|提交)的?政府信息公开申请")
_WAYS = ("行政复议", "行政诉讼", "起诉")
_TERM = re.compile(r"(?:\d+|[一二三四五六七八九十百]+)(?:个月|日内|日以内|日之内|天内|天以内)")
_OURSELVES = frozenset({"本机关", "本单位", "我机关", "我单位", "本镇", "我镇", "本县", "我县", "本乡", "我乡"})
_SHORTEST_NAME = 2


def own_words(text: str, quoted: str) -> str:
    """本机关自己写的：the text without white space and without the lines that only repeat what was applied for."""
    said = {_SPACE.sub("", line) for line in quoted.splitlines()}
    return "\n".join(line for each in text.splitlines() if (line := _SPACE.sub("", each)) and line not in said)


def reasons_against_days(text: str, *, received: date | None, submitted: date | None) -> tuple[str, ...]:
    """正文里的日子不对的理由：days that do not exist, and another day of receipt or of submission than the case has.

    ``text`` is what the organ wrote itself, see ``own_words``.
    """
    reasons = [f"答复里写的“{found[0]}”，没有这一天，请核对。" for found in _DAY.finditer(text) if not _exists(found)]
    for found, after in _with_what_follows(text):
        if not _exists(found):
            continue
        if received and _RECEIVED.match(after) and not _is(found, received) and not _of_others(text, found):
            reasons.append(_differs("收到申请之日", found[0], received))
        if submitted and _SUBMITTED.match(after) and not _is(found, submitted):
            reasons.append(_differs("提出申请的日期", found[0], submitted))
    return tuple(dict.fromkeys(reasons))


def _differs(what: str, said: str, known: date) -> str:
    return f"答复里写的{what}（{said}）和登记的（{chinese_day(known)}）不一致，请核对。"


def _with_what_follows(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for found in _DAY.finditer(text):
        yield found, text[found.end() : found.end() + 16]


def _exists(found: re.Match[str]) -> bool:
    try:
        date(int(found["year"] or _LEAP), int(found["month"]), int(found["day"]))
    except ValueError:
        return False
    return True


def _is(found: re.Match[str], day: date) -> bool:
    year = int(found["year"]) if found["year"] else day.year
    return (year, int(found["month"]), int(found["day"])) == (day.year, day.month, day.day)


def _of_others(text: str, found: re.Match[str]) -> bool:
    """Whether the clause tells of another paper that came."""
    before = _ENDS.split(text[: found.start()].rpartition("\n")[2])[-1]
    after = _ENDS.split(text[found.end() :].partition("\n")[0])[0]
    return any(word in f"{before}{after}" for word in _OF_OTHERS)


def reasons_against_remedies(text: str, label: str, *, told: Recourse, other: Recourse) -> tuple[str, ...]:
    """救济途径不对的理由：the one that applies, word for word, once, and no other beside it.

    ``text`` is what the organ wrote itself, see ``own_words``. Law: 行政复议法 第二十条、第二十三条第一款第四项.
    """
    text = _SPACE.sub("", text)
    if told.text not in text:
        if other.text in text:
            return (f"答复里告知的救济途径和依据不符：“{label}”应当告知{told.kind.label}。",)
        if "行政复议" not in text:
            return ("答复里没有告知救济途径，请写上怎样申请行政复议、提起行政诉讼。",)
        return ("答复里的救济途径和作出答复当日适用的不一致，请重新填好文字，或者改成：" + told.text,)
    rest = text.replace(told.text, "。", 1)
    if told.text in rest:
        return ("答复里的救济途径写了两遍，请留一遍。",)
    if other.text in rest:
        return (f"答复里写了两种救济途径：“{label}”只告知{told.kind.label}，请把另一种删去。",)
    if any(_tells_a_remedy(sentence) for sentence in rest.split("。")):
        return ("答复里另外还写了复议、诉讼的期限，和规定的救济途径不一致，请把另外写的删去。",)
    return ()


def _tells_a_remedy(sentence: str) -> bool:
    return any(way in sentence for way in _WAYS) and bool(_TERM.search(sentence))


def reasons_against_third_parties(texts: Collection[str], names: Collection[str]) -> tuple[str, ...]:
    """写了第三方是谁的理由：the applicant is told what a third party says, never who it is.

    Law: 政府信息公开条例 第十五条、第三十二条（第三方的合法权益）; 个人信息保护法 第六条.
    """
    wanted = {found for name in names if len(found := _SPACE.sub("", name)) >= _SHORTEST_NAME}
    plain = [_SPACE.sub("", text) for text in texts]
    if any(name in text for name in wanted for text in plain):
        return ("答复的正文或者文件的名称里写了被征求意见的第三方是谁，申请人不应当从答复里知道，请改成“第三方”。",)
    return ()


def names_itself(right: str, *, organ: str, short: str) -> bool:
    """负责公开的机关写的是不是本机关自己：by its full name, by what people call it, or as 本机关."""
    own = {_bare(organ), _bare(short)}
    for part in re.split(r"[、，,；;（）()]", _SPACE.sub("", right)):
        bare = _bare(part)
        if part in _OURSELVES or bare in _OURSELVES or (bare and any(name.endswith(bare) for name in own)):
            return True
    return False


def _bare(name: str) -> str:
    return re.sub(r"(?:人民)?政府$", "", _SPACE.sub("", name).rstrip("。"))
