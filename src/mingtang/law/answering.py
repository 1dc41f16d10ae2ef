"""对应下达的任务：what its giver may rely on, while a task answers what was handed down.

None of this is statute: it is how the platform reads 任务分解、层层落实.
"""

from datetime import date

from .commitments import LEFT_OPEN, Rhythm, Term
from .days import chinese_day
from .delegation import is_laxer


def reasons_against_linking(handed: Term, own: Term, *, plan: Rhythm) -> tuple[str, ...]:
    """不能对应到已有任务的理由：the task that the receiver has already must ask no less than what was handed down.

    ``plan``: the rhythm that its plan gives it; where the plan fixes it, no term of the organ's own can be set.
    """
    reasons, fixed = [], plan not in LEFT_OPEN
    if is_laxer(own.rhythm, handed.rhythm):
        how = "要点写定了频次，请作为新的任务接收。" if fixed else ""
        reasons.append(f"下达的是“{handed.rhythm.label}”，这项任务是“{own.rhythm.label}”，不能对应。{how}")
    if (last := _exceeded(own, handed)) is not None:
        limit = f"是{chinese_day(own.due)}" if own.due else "没有写明"
        how = "要点写定了频次，不能另定时限，请作为新的任务接收" if fixed else "请先自定不晚于它的时限"
        reasons.append(f"下达的时限是{chinese_day(last)}，这项任务的时限{limit}，{how}。")
    return tuple(reasons)


def reasons_against_loosening(handed: Term, own: Term, *, giver: str) -> tuple[str, ...]:
    """不能放宽的理由：a task that answers a hand-down stays as strict as that."""
    reasons = []
    if is_laxer(own.rhythm, handed.rhythm):
        reasons.append(f"这项任务对应{giver}下达的任务，频次不能比“{handed.rhythm.label}”宽。")
    if (last := _exceeded(own, handed)) is not None:
        reasons.append(f"这项任务对应{giver}下达的任务，时限不能晚于{chinese_day(last)}。")
    return tuple(reasons)


def looseness(source: Term, handed: Term) -> str:
    """下达的比原任务宽在哪里：after the source became stricter; empty while it is no laxer."""
    told = []
    if is_laxer(handed.rhythm, source.rhythm):
        told.append(f"原任务现在是“{source.rhythm.label}”，下达的是“{handed.rhythm.label}”")
    if (last := _exceeded(handed, source)) is not None:
        limit = f"是{chinese_day(handed.due)}" if handed.due else "没有写明"
        told.append(f"原任务的时限现在是{chinese_day(last)}，下达的时限{limit}")
    return "；".join(told)


def _exceeded(one: Term, limit: Term) -> date | None:
    """The last day that the limit sets, where the other is later or names none."""
    return limit.due if limit.due is not None and (one.due is None or one.due > limit.due) else None
