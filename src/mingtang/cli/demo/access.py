"""演示的登录与找回：a phone that was lost and replaced, and one whose recovery waits for a second person."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial

from django.utils import timezone

from mingtang.access import actions, codes
from mingtang.cli.demo.timeline import Timeline
from mingtang.organs import passwords
from mingtang.organs.models import Person
from mingtang.recovery import actions as recovery

LOST, WAITING = "xujianing", "mazhian"
ASKS, CONFIRMS = "hanchengze", "zhaomingyuan"


def add(line: Timeline, people: Mapping[str, Person]) -> None:
    """Put it on the line of days."""
    last = timezone.localtime(line.until)
    line.add((last - timedelta(days=60)).date(), 9, partial(_bind, people[LOST]))
    line.add((last - timedelta(days=45)).date(), 9, partial(_bind, people[WAITING]))
    line.add((last - timedelta(days=31)).date(), 10, partial(_recovered, people))
    line.add((last - timedelta(days=30)).date(), 9, partial(_bind, people[LOST]))
    line.add(last.date(), max(last.hour - 2, 0), partial(_asked, people))


def _bind(person: Person, at: datetime) -> None:
    seed = codes.new_seed()
    actions.enrol(person, seed=seed, code=codes.code_at(seed, person.pk, at=at), by=person, at=at)


def _recovered(people: Mapping[str, Person], at: datetime) -> None:
    reason = "手机在下村途中遗失，本人当面提出。"
    row = recovery.ask(people[LOST], reason=reason, by=people[ASKS], at=at)
    later = at + timedelta(hours=2)
    recovery.confirm(row, password=passwords.temporary(), by=people[CONFIRMS], at=later)


def _asked(people: Mapping[str, Person], at: datetime) -> None:
    recovery.ask(people[WAITING], reason="换了新手机，旧手机已经交回，本人当面提出。", by=people[ASKS], at=at)
