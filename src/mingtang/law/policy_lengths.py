"""公文的长短：how long comments, the legality review and the validity of a document may be, as each organ sets it.

Law: 优化营商环境条例 第六十二条（三十日）; 国办发〔2018〕115号、山东省政府令353号、337号（条文未核对，由本机关设定）.
"""

from dataclasses import dataclass, fields
from datetime import date, timedelta

from .days import add_months, chinese_day
from .metadata import EARLIEST
from .policies import MARKET_COMMENT_DAYS, Kind
from .workdays import Calendar

LATEST = date(2100, 12, 31)
"""施行和有效期最晚填到哪天：what is later is a slip."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """各机关自己定的长短。Units: civil days, working days for the legality review, years, months."""

    comment_days: int = 7
    market_comment_days: int = MARKET_COMMENT_DAYS
    legality_least: int = 5
    legality_most: int = 15
    filing_days: int = 30
    years: int = 5
    trial_years: int = 2
    review_months: int = 12


LENGTH_LABELS: dict[str, str] = {
    "comment_days": "征求意见不少于几天",
    "market_comment_days": "涉及市场主体的，征求意见不少于几天",
    "legality_least": "合法性审核一般不少于几个工作日",
    "legality_most": "合法性审核一般不超过几个工作日",
    "filing_days": "公布以后几天内备案",
    "years": "有效期最长几年",
    "trial_years": "试行、暂行的最长几年",
    "review_months": "不公开的几个月复查一次",
}


MOST: dict[str, int] = {
    "comment_days": 180,
    "market_comment_days": 180,
    "legality_least": 60,
    "legality_most": 60,
    "filing_days": 60,
    "years": 5,
    "trial_years": 2,
    "review_months": 60,
}
"""各项最多填多少：五年、两年 of 山东省政府令353号, the others as far as they are no slip."""


def reasons_against_lengths(lengths: Lengths) -> list[str]:
    """长短不能这样定的理由. Law: 优化营商环境条例 第六十二条; 山东省政府令353号（五年、两年，条文未核对）."""
    found = [f"“{LENGTH_LABELS[one.name]}”请填 1 到 {MOST[one.name]}。" for one in fields(lengths)
             if not 1 <= getattr(lengths, one.name) <= MOST[one.name]]  # fmt: skip
    if lengths.market_comment_days < MARKET_COMMENT_DAYS:
        found.append(f"涉及市场主体的，征求意见不能少于 {MARKET_COMMENT_DAYS} 天（优化营商环境条例第六十二条）。")
    if lengths.legality_least > lengths.legality_most:
        found.append("合法性审核最少的天数比最多的还多，请核对。")
    return found


def reasons_against_comments(
    opened: date, closed: date, lengths: Lengths, *, touches_market: bool, note: str
) -> list[str]:
    """征求意见太短的理由：thirty days where business is touched, which no reason mends; else the organ's own days.

    Law: 优化营商环境条例 第六十二条（不少于三十日）. Units: civil days; the day of opening is not counted.
    """
    days = (closed - opened).days
    if touches_market and days < lengths.market_comment_days:
        earliest = chinese_day(opened + timedelta(days=lengths.market_comment_days))
        return [f"涉及市场主体，征求意见不少于 {lengths.market_comment_days} 天，最早到{earliest}结束；"
                "确因紧急不能征求的，登记“有一步不办”并写明理由。"]  # fmt: skip
    if days < lengths.comment_days and not note.strip():
        return [f"征求意见只有 {days} 天，少于本机关定的 {lengths.comment_days} 天，请写明原因。"]
    return []


def reasons_against_legality(
    sent: date, answered: date, lengths: Lengths, calendar: Calendar, *, note: str
) -> list[str]:
    """合法性审核天数不在一般范围的，要写明原因. Law: 国办发〔2018〕115号（一般五至十五个工作日，未核对全文）.

    Units: working days; the day of sending is not counted.
    """
    least = calendar.add_working_days(sent, lengths.legality_least).day
    most = calendar.add_working_days(sent, lengths.legality_most).day
    if least <= answered <= most or note.strip():
        return []
    told = "少于" if answered < least else "超过"
    length = lengths.legality_least if answered < least else lengths.legality_most
    return [f"合法性审核{told} {length} 个工作日，请写明原因。"]


def latest_until(since: date, lengths: Lengths, *, is_trial: bool) -> date:
    """有效期最长到哪天：the day before the same day after so many years. Law: 山东省政府令353号. Units: years."""
    years = lengths.trial_years if is_trial else lengths.years
    return add_months(since, 12 * years) - timedelta(days=1)


def reasons_against_term(
    kind: Kind, since: date | None, until: date | None, lengths: Lengths, *, is_trial: bool
) -> list[str]:
    """有效期不能这样定的理由. Law: 山东省政府令353号（条文未核对，长短由本机关设定）. Units: the last day counts."""
    told = {"施行日期": since, "有效期到的日子": until}
    slips = [f"{name}在{chinese_day(EARLIEST)}以前或者{LATEST.year}年以后，请核对年份。" for name, day in told.items()
             if day is not None and not EARLIEST <= day <= LATEST]  # fmt: skip
    if slips:
        return slips
    if not kind.runs_out and until is None:
        return []
    if since is None or until is None:
        return [f"“{kind.name}”要写明施行日期和有效期。"]
    if until <= since:
        return ["有效期到的日子不能在施行日期以前。"]
    latest = latest_until(since, lengths, is_trial=is_trial)
    if kind.runs_out and until > latest:
        years = lengths.trial_years if is_trial else lengths.years
        what = "试行、暂行的" if is_trial else ""
        return [f"{what}有效期最长 {years} 年，最晚到{chinese_day(latest)}。"]
    return []


def is_called_trial(title: str) -> bool:
    """标题里写明试行、暂行。"""
    return any(word in title for word in ("试行", "暂行"))


def filing_due(published: date, lengths: Lengths) -> date:
    """备案的最后一天。Units: civil days after publication."""
    return published + timedelta(days=lengths.filing_days)
