"""演示的季度报表：the last quarter that has ended, made by the clerk and signed by the leader."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from mingtang.cli.demo.timeline import Timeline
from mingtang.law.reporting import quarter_of
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.reporting import actions
from mingtang.reporting.models import Snapshot
from mingtang.workplan.models import Plan

ORGAN, CLERK, LEADER = "qili", "zhouwenqing", "zhaomingyuan"
EXPLANATION = "表中状态由认定过的佐证算出。还没有佐证的任务，责任单位下月在专题会上说明。"


def add_table(line: Timeline, plans: Mapping[tuple[str, int], Plan], people: Mapping[str, Person]) -> None:
    """编制并签名；none where the ledger began after the quarter had ended."""
    quarter = quarter_of(day_of(line.until)).before
    tables: list[Snapshot] = []

    def make(at: datetime) -> None:
        plan = plans.get((ORGAN, quarter.year))
        if plan is not None and day_of(plan.imported_at) <= quarter.last:
            by = people[CLERK]
            tables.append(actions.make(plan.unit, quarter=quarter, explanation=EXPLANATION, by=by, at=at))

    def sign(at: datetime) -> None:
        for table in tables:
            actions.sign(table, by=people[LEADER], at=at)

    line.add(quarter.last + timedelta(days=1), 9, make)
    line.add(quarter.last + timedelta(days=2), 10, sign)
