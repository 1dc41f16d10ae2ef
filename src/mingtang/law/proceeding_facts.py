"""登记得对不对：what is registered of a 行政复议 or 行政诉讼, held against its days and against the case.

Law: 行政复议法 第四条、第二十三条、第四十八条、第六十三条、第六十四条、第六十六条; 行政诉讼法 第三条、第六十七条、
第七十条、第七十二条; 法释〔2025〕8号.
"""

from dataclasses import dataclass
from datetime import date

from .days import chinese_day
from .proceedings import Cause, Course, Result

MOST_WHY = 200
_SHORTEST_TRIBUNAL = 4


def reasons_against_days(*, served: date, accepted: date | None, today: date, submitted: date) -> tuple[str, ...]:
    """登记的日期不对的理由：accepted, then served; both after the application came, none in the future."""
    reasons = []
    if served > today:
        reasons.append(f"收到副本的日期（{chinese_day(served)}）在今天以后，请核对。")
    if served < submitted:
        reasons.append(f"收到副本的日期（{chinese_day(served)}）早于提交申请的日期，请核对。")
    if accepted is not None and accepted > served:
        reasons.append("受理或者立案的日期在收到副本以后，请核对。")
    if accepted is not None and accepted < submitted:
        reasons.append("受理或者立案的日期早于提交申请的日期，请核对。")
    return tuple(reasons)


def reasons_against_result(
    result: Result | None,
    *,
    redo: bool,
    decided: date,
    received: date,
    served: date,
    accepted: date | None,
    today: date,
) -> tuple[str, ...]:
    """不能这样登记结果的理由：a decision follows the acceptance and the copy, on which the organ was heard.

    Law: 行政复议法 第四十八条、第六十三条、第六十四条、第六十六条; 行政诉讼法 第六十七条、第七十条、第七十二条
    （责令重新作出的，是纠正）.
    """
    reasons = [] if result else ["请选择结果。"]
    if redo and result not in (None, Result.CORRECTED):
        reasons.append("责令重新答复的，结果是“结果纠正”，请核对。")
    if decided > received:
        reasons.append("决定或者裁判的日期在收到的日期以后，请核对。")
    if received > today:
        reasons.append(f"收到结果的日期（{chinese_day(received)}）在今天以后，请核对。")
    if received < served:
        reasons.append("收到结果的日期早于收到副本的日期，请核对。")
    if accepted is not None and decided < accepted:
        reasons.append(f"决定或者裁判的日期早于受理、立案的日期（{chinese_day(accepted)}），请核对。")
    elif decided < served:
        reasons.append(f"决定或者裁判的日期早于收到副本的日期（{chinese_day(served)}），请核对。")
    return tuple(reasons)


def reasons_against_tribunal(course: Course, tribunal: str) -> tuple[str, ...]:
    """审理的机关不像的理由：a suit is tried by a people's court, a review never is.

    Law: 行政复议法 第四条、第二十四条; 行政诉讼法 第三条.
    """
    if not tribunal:
        return ("请写审理的机关：复议机关或者人民法院的全称。",)
    if course.is_suit and "人民法院" not in tribunal:
        return (f"{course.label}由人民法院审理，写的是“{tribunal}”，请写人民法院的全称。",)
    if not course.is_suit and ("法院" in tribunal or len(tribunal) < _SHORTEST_TRIBUNAL):
        return (f"行政复议由复议机关审理，写的是“{tribunal}”，请写复议机关的全称。",)
    return ()


@dataclass(frozen=True, slots=True)
class Disputed:
    """被复议、起诉的申请：what the case says about it. ``answered`` and ``due`` are those of the answer that stands;
    ``review_first`` whether that withholds, ``reviewed`` whether a review of it was decided."""

    answered: date | None
    due: date | None
    review_first: bool
    reviewed: bool


def doubts(course: Course, cause: Cause, case: Disputed, *, served: date) -> tuple[str, ...]:
    """和案件对不上的地方：to be held against the copy before it is registered; what was brought may be wrong itself.

    Law: 行政复议法 第二十三条第一款第四项（不予公开的，先申请复议）; 法释〔2025〕8号.
    """
    found = []
    if cause is Cause.REPLY and case.answered is None:
        found.append("这件申请还没有答复，副本说的是不是别的申请？")
    if cause is Cause.SILENCE and case.answered and (case.due is None or case.answered <= case.due):
        found.append(f"这件申请在{chinese_day(case.answered)}答复了，没有超过期限，不是逾期没有答复。")
    if cause is Cause.SILENCE and case.answered is None and case.due is not None and served <= case.due:
        found.append(f"答复的期限到{chinese_day(case.due)}，收到副本的时候还没有过。")
    if course is Course.DIRECT and cause is Cause.REPLY and case.review_first:
        found.append("这件申请不予公开，应当先申请行政复议（行政复议法第二十三条），直接起诉的，请在答辩时向法院说明。")
    if course is Course.AFTER_REVIEW and not case.reviewed:
        found.append("这件申请没有登记过有结果的行政复议，复议以后起诉的，请先补登记复议。")
    return tuple(found)
