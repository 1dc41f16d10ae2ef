"""有效性：what became of a document after it was published, told on any day from stored facts alone.

Law: 国办发〔2018〕37号（有效期、评估、清理）; 山东省政府令353号（有效期，届满前六个月评估）.
Neither text was read whole, so lengths are the organ's setting (``law.policy_lengths.Lengths``), never written here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .continuing import reasons_against_until
from .days import add_months, chinese_day
from .metadata import NO_NUMBER, Validity

FUTURE_MONTHS = 12
"""变更最远可以登记到多久以后，防年份写错。Units: months from today."""
SOON_MONTHS = 6
"""到期前的评估期。Units: months before the last day on which it holds."""
LONGEST_WORDS = 500
LONGEST_TITLE, LONGEST_NUMBER = 120, 60


class Turn(StrEnum):
    """效力变更：what may happen to a document."""

    CHANGED = "changed"
    EXPIRED = "expired"
    REPEALED = "repealed"
    KEPT = "kept"

    @property
    def label(self) -> str:
        """中文名称。"""
        return TURN_LABELS[self]


TURN_LABELS: dict[Turn, str] = {
    Turn.CHANGED: "修改",
    Turn.EXPIRED: "失效",
    Turn.REPEALED: "废止",
    Turn.KEPT: "继续有效",
}
ENDS = frozenset({Turn.EXPIRED, Turn.REPEALED})


class Tie(StrEnum):
    """文件关系：what a newer document does with an older one."""

    AMENDS = "amends"
    REPEALS = "repeals"
    BASED_ON = "based_on"
    CARRIES_OUT = "carries_out"
    FORWARDS = "forwards"

    @property
    def label(self) -> str:
        """中文名称，as the newer document says it."""
        return TIE_LABELS[self][0]

    @property
    def back(self) -> str:
        """中文名称，as the older document says it."""
        return TIE_LABELS[self][1]


TIE_LABELS: dict[Tie, tuple[str, str]] = {
    Tie.AMENDS: ("修改", "被修改"),
    Tie.REPEALS: ("废止", "被废止"),
    Tie.BASED_ON: ("依据", "是它的依据"),
    Tie.CARRIES_OUT: ("落实", "由它落实"),
    Tie.FORWARDS: ("转发", "被转发"),
}
EFFECTS: Mapping[Tie, Turn] = {Tie.AMENDS: Turn.CHANGED, Tie.REPEALS: Turn.REPEALED}
"""到施行那天自己发生的变更。"""


class Outcome(StrEnum):
    """评估结论：of the assessment before a document runs out."""

    CONTINUE = "continue"
    AMEND = "amend"
    LAPSE = "lapse"

    @property
    def label(self) -> str:
        """中文名称。"""
        return OUTCOME_LABELS[self]


OUTCOME_LABELS: dict[Outcome, str] = {
    Outcome.CONTINUE: "继续执行，重新登记编号、重新公布",
    Outcome.AMEND: "修改以后重新公布",
    Outcome.LAPSE: "到期失效",
}


@dataclass(frozen=True, slots=True)
class Life:
    """效力的事实：what the text says of itself, the days between which it holds, and what happened to it.

    Units: civil days; ``in_force_on`` is the first day on which it holds, ``until_on`` the last (none: no limit);
    from ``changed_on``, ``expired_on`` and ``repealed_on`` on, that day included, it is changed, expired or repealed.
    """

    said: Validity = Validity.VALID
    in_force_on: date | None = None
    until_on: date | None = None
    changed_on: date | None = None
    expired_on: date | None = None
    repealed_on: date | None = None


def validity_on(life: Life, on: date) -> Validity:
    """某一天的有效性：the strongest of what holds on the day.

    废止 is said before 失效: an act of the organ says more than time that ran out. What the text itself says at its
    release (an old document put online as 失效) is never bettered by a day.
    Law: 国办发〔2018〕37号. Units: civil days.
    """
    if _since(life.repealed_on, on) or life.said is Validity.REPEALED:
        return Validity.REPEALED
    ran_out = life.until_on is not None and life.until_on < on
    if _since(life.expired_on, on) or ran_out or life.said is Validity.EXPIRED:
        return Validity.EXPIRED
    if life.in_force_on is not None and on < life.in_force_on:
        return Validity.PENDING
    if _since(life.changed_on, on) or life.said is Validity.CHANGED:
        return Validity.CHANGED
    return Validity.VALID


def _since(day: date | None, on: date) -> bool:
    return day is not None and day <= on


IN_FORCE = frozenset({Validity.VALID, Validity.CHANGED})
"""正在施行的有效性：a changed document holds as it was changed."""


def is_in_force(life: Life, on: date) -> bool:
    """某一天是否有效。"""
    return validity_on(life, on) in IN_FORCE


def assessed_from(until_on: date) -> date:
    """从哪天起评估：six months before the last day. Units: months."""
    return add_months(until_on, -SOON_MONTHS)


def is_running_out(life: Life, on: date) -> bool:
    """是否即将到期：a question, not a state: it holds and its last day is no more than six months away."""
    return life.until_on is not None and is_in_force(life, on) and assessed_from(life.until_on) <= on


def shown_at_once(tie: Tie | None, *, is_here: bool) -> str:
    """登记了马上公开、要由分管领导办的是什么：what changes a label, and typed words; no other relation."""
    turn = EFFECTS.get(tie) if tie else None
    return f"文件的{turn.label}" if turn else "" if is_here else "和不在本站的文件的关系"


def reasons_against_keeping(organ: str, *, is_clerk: bool, is_leader: bool, public: str = "") -> list[str]:
    """此人不能登记效力的理由：what is ``public`` at once, by the leader alone; all else by the clerk too."""
    if is_leader or (is_clerk and not public):
        return []
    if public:
        return [f"登记以后马上公开，{public}由{organ}的分管领导登记、更正。"]
    return [f"文件的效力由{organ}的政务公开专员或者分管领导登记。"]


def reasons_against_turn(
    life: Life, turn: Turn, *, on: date, today: date, basis: str, made_on: date | None = None,
    public_since: date | None = None,
) -> list[str]:  # fmt: skip
    """不能这样登记的理由。Units: civil days; made on ``made_on``, read here by the public since ``public_since``.

    What the public could read here as holding is not ended before the day of the entry on typed words: an end that is
    entered late keeps its true day by the day of the document that brought it, whose relation is entered instead.
    """
    now = validity_on(life, on)
    found = [] if basis.strip() else [f"请写明为什么{turn.label}，依据是什么。"]
    found += [f"依据和理由超过 {LONGEST_WORDS} 个字，请缩短。"] if len(basis) > LONGEST_WORDS else []
    if now is Validity.REPEALED:
        found.append("这份文件已经废止，不能再变更。")
    elif now is Validity.EXPIRED and turn is not Turn.REPEALED:
        found.append("这份文件已经失效，要继续执行的，重新制定、登记编号、公布。")
    if turn is not Turn.KEPT and on < (life.in_force_on or on) and turn is not Turn.REPEALED:
        found.append(f"这份文件从{chinese_day(life.in_force_on or on)}起施行，{turn.label}的日期不能在这以前。")
    if turn is Turn.KEPT and on > today:
        found.append("继续有效的决定日期在今天以后，请核对。")
    if turn is Turn.REPEALED and on < (made_on or on):
        found.append(f"这份文件{chinese_day(made_on or on)}成文，废止的日期不能在这以前，请核对。")
    if turn is not Turn.KEPT and public_since is not None and public_since <= on < today:
        found.append(f"这份文件从{chinese_day(public_since)}起公开，公众看到的不是这样，{turn.label}从今天或者以后的日子起算；"
                     f"由另一份文件{turn.label}的，请在那份文件的“有效性”里登记关系，从它施行那天起算。")  # fmt: skip
    latest = add_months(today, FUTURE_MONTHS)
    if turn is not Turn.KEPT and on > latest:
        found.append(f"{turn.label}的日期最晚到{chinese_day(latest)}（从今天起一年），请核对。")
    return found


def reasons_against_taking_back(*, is_by_hand: bool, is_lifted: bool, reason: str) -> list[str]:
    """不能更正的理由：only what somebody entered, once, and with a reason."""
    found = [] if reason.strip() else ["请写明为什么更正。"]
    found += [f"更正的理由超过 {LONGEST_WORDS} 个字，请缩短。"] if len(reason) > LONGEST_WORDS else []
    if not is_by_hand:
        found.append("这一条跟着别的文件、清理结果或者重新公布而来，不能单独更正；请去掉那个关系，或者撤下那份文件。")
    return [*found, *(["这一条已经不再算，不用再更正。"] if is_lifted else [])]


def is_older(acting: date | None, other: date | None) -> bool:
    """成文在前：where both days are known. Units: civil days."""
    return acting is not None and other is not None and acting < other


def reasons_against_older(tie: Tie | None, acting: date | None, other: date | None) -> list[str]:
    """先成文的不能修改、废止后成文的。Units: civil days on which the two were made, else made public."""
    if tie not in EFFECTS or tie is None or acting is None or other is None or not is_older(acting, other):
        return []
    days = f"这份文件{chinese_day(acting)}成文，另一份{chinese_day(other)}成文"
    return [f"{days}，先成文的不能{tie.label}后成文的，请核对选的是哪一份。"]


def reasons_against_assessing(
    life: Life, outcome: Outcome | None, *, words: str, until_on: date | None, on: date, latest: date | None = None
) -> list[str]:
    """评估不能这样登记的理由。Law: 山东省政府令353号（届满前六个月内评估）."""
    found = [] if outcome is not None else ["请选择评估结论。"]
    found += [] if words.strip() else ["请写明评估的情况和理由。"]
    found += [f"评估的情况超过 {LONGEST_WORDS} 个字，请缩短。"] if len(words) > LONGEST_WORDS else []
    if life.until_on is None:
        found.append("这份文件没有规定有效期，不必评估是否到期；要废止、修改的，直接登记。")
    elif not is_running_out(life, on):
        begin = chinese_day(assessed_from(life.until_on))
        told = "已经不是有效的了" if validity_on(life, on) not in IN_FORCE else f"从{begin}起评估"
        found.append(f"这份文件{told}，今天不能登记评估。")
    if outcome is Outcome.CONTINUE:
        found += ["继续执行的，请填写新的有效期到哪一天。"] if until_on is None else []
        found += reasons_against_until(life.until_on, until_on, on=on, latest=latest)
    return found


def reasons_against_relating(
    tie: Tie | None, *, has_document: bool, title: str, number: str, is_same: bool
) -> list[str]:
    """文件关系不能这样登记的理由：the other one stands here, or is told by its title and number."""
    found = [] if tie is not None else ["请选择是什么关系。"]
    if is_same:
        found.append("一份文件不能和它自己有关系，请选择另一份。")
    if not has_document and not title.strip():
        found.append("请选择本站的文件，或者写明文件的标题。")
    if not has_document and title.strip() and not number.strip():
        found.append(f"请写明文件的文号，没有的写“{NO_NUMBER}”。")
    if len(title) > LONGEST_TITLE or len(number) > LONGEST_NUMBER:
        found.append(f"标题最多 {LONGEST_TITLE} 个字，文号最多 {LONGEST_NUMBER} 个字，请缩短。")
    return found


def earliest(days: Iterable[date]) -> date | None:
    """最早的一天；none of none."""
    return min(days, default=None)
