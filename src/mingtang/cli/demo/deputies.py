"""演示的代岗：七里镇的分管领导外出几天，由一名审核人代；各人的常设 B 岗也记着。"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial

from mingtang.cli.demo.timeline import Timeline
from mingtang.law.deputies import AbsenceKind
from mingtang.organs import actions as organs
from mingtang.organs.models import Person, Post
from mingtang.organs.sight import day_of

BY = "demo"
# 谁的岗，常设 B 岗是谁。
USUAL = (("zhaomingyuan", "guwanning"), ("zhouwenqing", "tangruoxi"), ("liuhemiao", "chenqiushi"))
# 几天前开始，连头带尾几天，为什么；最后一次从装入的这一天开始。
AWAY = ((60, 3, AbsenceKind.TRAINING), (0, 5, AbsenceKind.TRIP))


def plan(line: Timeline, people: Mapping[str, Person]) -> None:
    """The leader is away from the loading day on, and was once before."""
    today = day_of(line.until)
    for back, days, reason in AWAY:
        first = today - timedelta(days=back)
        line.add(first, 8, partial(_away, people, first, first + timedelta(days=days - 1), reason))


def _away(people: Mapping[str, Person], first: date, last: date, reason: AbsenceKind, at: datetime) -> None:
    for holder, deputy in USUAL:
        organs.name_usual_deputy(_post(people[holder]), person=people[deputy], by=BY, at=at)
    told = {"person": people["guwanning"], "since_on": first, "until_on": last, "reason": reason}
    organs.arrange_deputy(_post(people["zhaomingyuan"]), **told, by=BY, at=at)


def _post(person: Person) -> Post:
    return Post.rows.filter(person=person, until_on=None).order_by("pk").get()
