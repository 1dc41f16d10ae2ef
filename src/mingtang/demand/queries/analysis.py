"""申请分析的查询：the cases of a year as numbers. Always the same number of queries, and no name among what is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from mingtang.applications.models import Application, Event
from mingtang.holidays.queries import calendar
from mingtang.law.demand_counts import (
    Bin,
    Cell,
    Counted,
    crossed,
    distribution,
    hidden,
    quarters,
    repeats,
    tally,
)
from mingtang.law.foi import OPEN, ApplicantKind, ApplicationState, Channel, FoiAct
from mingtang.law.outcomes import outcomes
from mingtang.law.workdays import Calendar
from mingtang.organs.models import Unit

NO_TOPIC, GOING, NO_OUTCOME, JOINED = "", "going", "none", "joined"
_ENDS = {NO_OUTCOME: "已办结，没有登记结果", JOINED: "并入另一件", GOING: "还在办"}
_READ = ("id", "state", "outcome", "channel", "kind", "received_on", "ended_on", "due_on")


@dataclass(frozen=True)
class Table:
    """一张表：labels with their numbers."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    @property
    def cells(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each row: its label, and its numbers under their heads."""
        return [(row[0], list(zip(self.heads[1:], row[1:], strict=True))) for row in self.rows]

    @property
    def told(self) -> list[dict[str, str | int]]:
        """What a finding may name: those drawn, but for what has no result yet."""
        return [bar for bar in self.bars if bar["label"] not in _ENDS.values()]

    @property
    def bars(self) -> list[dict[str, str | int]]:
        """What is drawn: the label and its number, of those that have any."""
        return [{"label": row[0], "count": int(row[-1])} for row in self.rows if row[-1] != "0"]


@dataclass(frozen=True)
class Analysis:
    """一年的申请分析：all that the page and its table file tell."""

    year: int
    total: int
    going: int
    overdue: int
    in_time: int
    late: int
    quarters: tuple[float, float, float] | None
    repeated: tuple[int, int]
    paid: Decimal
    bins: tuple[Bin, ...]
    topics: Table
    outcomes: Table
    channels: Table
    kinds: Table
    crossing: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        """全部的表，in their order."""
        return (*self.drawn, self.days, self.crossing)

    @property
    def drawn(self) -> tuple[Table, ...]:
        """画成条的。"""
        return (self.topics, self.outcomes, self.channels, self.kinds)

    @property
    def days(self) -> Table:
        """办理天数的分布。"""
        rows = tuple((one.label, *map(str, (one.in_time, one.late, one.unknown, one.total))) for one in self.bins)
        return Table("days", "办理天数（工作日）", ("天数", "期限内", "超期", "没有期限", "合计"), rows)


def analysis(unit: Unit, year: int, *, inside: bool, on: date) -> Analysis:
    """一年的申请分析：of those numbered in the year, as of the day; one that was split counts as its parts.

    ``inside``: for those who handle the applications; outside, small numbers of topic by kind are not told.
    """
    cases, names = _counted(unit, year, on=on)
    answered = [case for case in cases if case.days is not None]
    return Analysis(
        year=year,
        total=len(cases),
        going=sum(case.outcome == GOING for case in cases),
        overdue=sum(case.is_overdue for case in cases),
        in_time=sum(case.is_late is False for case in answered),
        late=sum(case.is_late is True for case in answered),
        quarters=quarters([case.days for case in answered if case.days is not None]),
        repeated=repeats(cases),
        paid=sum((case.paid for case in cases), Decimal(0)),
        bins=distribution(cases),
        topics=_table("topics", "主题", names, tally((case.topic for case in cases), names)),
        outcomes=_outcomes(cases),
        channels=_table("channels", "提出方式", *_labelled(Channel, (case.channel for case in cases))),
        kinds=_table("kinds", "申请人类别", *_labelled(ApplicantKind, (case.kind for case in cases))),
        crossing=_crossing(cases, names, inside=inside),
    )


def years_of(unit: Unit) -> list[int]:
    """有申请的年份，the newest first."""
    return list(Application.rows.filter(unit=unit).order_by("-year").values_list("year", flat=True).distinct())


def _counted(unit: Unit, year: int, *, on: date) -> tuple[list[Counted], dict[str, str]]:
    """The cases as numbers, and the names of the topics among them, the one with the most cases first."""
    rows = Application.rows.filter(unit=unit, year=year).exclude(state=ApplicationState.SPLIT.value)
    told = list(rows.order_by("id").values(*_READ, "topic__code", "topic__name", "particulars__person_key"))
    paid, table = _paid(unit, year), calendar()
    cases = [_case(row, paid.get(row["id"], Decimal(0)), table, on=on) for row in told]
    number = tally((case.topic for case in cases), ())
    known = {row["topic__code"]: row["topic__name"] for row in told if row["topic__code"]}
    ordered = sorted(known, key=lambda code: (-number[code], known[code], code))
    return cases, {code: known[code] for code in ordered} | {NO_TOPIC: "还没有归类"}


def _case(row: Mapping[str, Any], paid: Decimal, table: Calendar, *, on: date) -> Counted:
    state, received, ended = ApplicationState(row["state"]), row["received_on"], row["ended_on"]
    days = table.working_days_between(received, ended) if received and ended and received <= ended else None
    late = None if days is None or row["due_on"] is None else ended > row["due_on"]
    return Counted(
        topic=row["topic__code"] or NO_TOPIC,
        outcome=_end(state, row["outcome"]),
        channel=row["channel"],
        kind=row["kind"],
        person=row["particulars__person_key"] or "",
        days=days,
        is_late=late,
        is_overdue=state in OPEN and row["due_on"] is not None and row["due_on"] < on,
        paid=paid,
    )


def _end(state: ApplicationState, outcome: str) -> str:
    if state in OPEN:
        return GOING
    return JOINED if state is ApplicationState.JOINED else outcome or NO_OUTCOME


def _paid(unit: Unit, year: int) -> dict[int, Decimal]:
    """收到的信息处理费：by case; what a payment does not say is what its notice asked for."""
    events = Event.rows.filter(application__unit=unit, application__year=year, act=FoiAct.PAY.value)
    found: dict[int, Decimal] = {}
    for case, told, asked in events.order_by("id").values_list("application", "facts", "about__facts"):
        yuan = told.get("yuan", (asked or {}).get("yuan", 0))
        found[case] = found.get(case, Decimal(0)) + _yuan(yuan)
    return found


def _yuan(told: object) -> Decimal:
    try:
        return Decimal(str(told))
    except InvalidOperation:
        return Decimal(0)


def _labelled(kinds: Iterable, values: Iterable[str]) -> tuple[dict[str, str], dict[str, int]]:
    names = {kind.value: kind.label for kind in kinds}
    return names, tally(values, names)


def _table(key: str, head: str, names: dict[str, str], number: dict[str, int]) -> Table:
    rows = tuple((names.get(code, code), str(count)) for code, count in number.items())
    return Table(key, f"按{head}", (head, "件数"), rows)


def _outcomes(cases: Iterable[Counted]) -> Table:
    """Every result of the annual report in its order, then what has none of them."""
    labels = {row.code: (row.group_label, row.label) for row in outcomes()}
    labels |= {code: ("", label) for code, label in _ENDS.items()}
    number = tally((case.outcome for case in cases), labels)
    rows = []
    for code, count in number.items():
        group, label = labels.get(code, ("", code))
        rows.append((f"{group} {label}" if group and not label.startswith(group) else label, str(count)))
    return Table("outcomes", "按办理结果", ("办理结果", "件数"), tuple(rows))


def _crossing(cases: list[Counted], names: dict[str, str], *, inside: bool) -> Table:
    cells = crossed(cases)
    unseen = frozenset() if inside else hidden(cells)
    kinds = [kind for kind in ApplicantKind if any(kind.value == one for _, one in cells)]
    topics = [code for code in names if any(code == one for one, _ in cells)]

    def told(topic: str, kind: str) -> str:
        return "不显示" if (topic, kind) in unseen else str(cells.get((topic, kind), Cell()).cases)

    rows = tuple((names[topic], *(told(topic, kind.value) for kind in kinds)) for topic in topics)
    heads = ("主题", *(kind.label for kind in kinds))
    note = "" if inside else "不同申请人少于三个的，和能由合计推算出来的，不显示。"
    return Table("crossing", "主题和申请人类别", heads, rows, note)
