"""公文的签发和公开：what a signature on a sheet binds, and which days it may bear.

Law: 政府信息公开条例 第十三条至第十七条; 国办发〔2018〕37号（集体审议、公布以后施行）.
"""

from collections.abc import Collection
from datetime import date

from .days import chinese_day
from .openness import Openness
from .policies import (
    MARKET_COMMENT_DAYS,
    NEED_LABELS,
    NEEDS,
    Act,
    Done,
    Kind,
    comment_days,
    is_round_open,
    is_too_short,
    missing,
)

CHANGED_SINCE = "您打开以后已经改过，请重新看：这一页现在是改过的公文单，看过再办。"
"""签的要是看到的。"""


def reasons_against_another(decided: Openness, title: str, *, same: str) -> list[str]:
    """同一份公文另写一稿不能公开的理由：of ``same`` number or title as a sheet that was not decided 主动公开."""
    if decided is Openness.UNDECIDED:
        return [f"本机关有一份{same}相同的公文《{title}》，公文单还没有签发；是同一份的，请签发以后从那份公文开始写稿，"
                f"不是同一份的，请核对{same}。"]  # fmt: skip
    return [f"本机关{same}相同的公文《{title}》公开属性认定为“{decided.label}”，另写一稿也不能公开；确应公开的，"
            f"先重新认定，再从那份公文开始写稿；不是同一份的，请核对{same}。"]  # fmt: skip


def reasons_against_force(kind: Kind, since: date | None, *, made_on: date | None, today: date | None) -> list[str]:
    """施行日期不能这样签的理由：never before it was made; a normative one not before it is signed. Units: civil days.

    ``today`` is the day of the signature; none where it was signed before. Law: 国办发〔2018〕37号（公布以后施行）.
    """
    if since is None:
        return []
    if made_on is not None and since < made_on:
        days = f"施行日期{chinese_day(since)}早于成文日期{chinese_day(made_on)}"
        return [f"{days}，请核对；要改施行日期的，退回拟稿人改。"]
    if today is not None and "registration" in kind.needs and since < today:
        return [f"“{kind.name}”公布以后才能施行，施行日期{chinese_day(since)}已经过了，请退回拟稿人改。"]
    return []


def reasons_against_deliberated(made_on: date | None, done: Collection[Done]) -> list[str]:
    """成文日期早于集体审议的理由. Law: 国办发〔2018〕37号（集体审议决定）."""
    on = {one.act: one.on for one in done}.get(Act.DELIBERATION)
    if made_on is None or on is None or made_on >= on:
        return []
    return [f"成文日期{chinese_day(made_on)}早于“集体审议”的{chinese_day(on)}，审议以后才成文；"
            "已经签发的，请签发人重新认定成文日期。"]  # fmt: skip


def reasons_against_missing(kind: Kind, done: Collection[Done], *, touches_market: bool) -> list[str]:
    """步骤没有办完的理由：in one sentence, and why what is registered does not count.

    Law: 国办发〔2018〕37号; 优化营商环境条例 第六十二条.
    """
    left, acts = missing(kind, done, touches_market=touches_market), {one.act for one in done}
    found = [f"“{kind.name}”公开以前还要办：{'、'.join(NEED_LABELS[name] for name in left)}。"] if left else []
    if is_round_open(done):
        found.append("正在征求意见，还没有登记“征求意见结束”；结束以后才能公开。")
    if "comments" in left and is_too_short(done, touches_market=touches_market):
        found.append(f"涉及市场主体，征求意见不少于 {MARKET_COMMENT_DAYS} 天，登记的只有 {comment_days(done)} 天，"
                     "请重新征求意见，再登记一次。")  # fmt: skip
    early = [NEED_LABELS[name] for name in left if name != "comments" and NEEDS[name] in acts]
    return found + ([f"{'、'.join(early)}登记的日子早于前面的步骤，请重新办，再登记一次。"] if early else [])
