"""演示的重点工作：set up, reported, confirmed and corrected by the demo's people, each on a day of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from mingtang.cli.demo.timeline import Timeline
from mingtang.dossiers import actions
from mingtang.dossiers.models import Dossier, Milestone, Update
from mingtang.dossiers.told import Entry, Facts
from mingtang.editorial import actions as editorial
from mingtang.law.dossiers import Theme
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.timelines.actions import propose
from mingtang.workplan.models import Commitment

ORGAN, CLERK = "qili", "zhouwenqing"


@dataclass
class Work:
    """One key work while it is being told."""

    told: Mapping[str, Any]
    last: date
    units: Mapping[str, Unit]
    people: Mapping[str, Person]
    dossier: Dossier | None = None
    steps: dict[str, Milestone] = field(default_factory=dict)
    updates: dict[int, Update] = field(default_factory=dict)

    def day(self, ago: int) -> date:
        return self.last - timedelta(days=ago)

    @property
    def keeper(self) -> Person:
        return self.people[self.told["keeper"]]

    @property
    def facts(self) -> Facts:
        told = self.told
        return Facts(
            title=told["title"],
            goal=told["goal"],
            why=told["why"],
            theme=Theme(told["theme"]),
            lead=self.units[told["lead"]],
            partners=[self.units[code] for code in told["partners"]],
            keeper=self.keeper,
            since_on=self.day(told["began"]),
            until_on=self.day(told["ends"]),
            stale_after=told["stale_after"],
        )

    def create(self, at: datetime) -> None:
        clerk = self.people[CLERK]
        self.dossier = actions.create(self.units[ORGAN], slug=self.told["slug"], facts=self.facts, by=clerk, at=at)
        for row in self.told["milestones"]:
            due_on = self.day(row["due"])
            self.steps[row["title"]] = actions.add_milestone(
                self.dossier, title=row["title"], due_on=due_on, by=self.keeper, at=at
            )

    def move(self, row: Mapping[str, Any], at: datetime) -> None:
        step = self.steps[row["title"]]
        actions.move_due(step, due_on=self.day(row["moved"]), reason=row["because"], by=self.keeper, at=at)

    def reach(self, row: Mapping[str, Any], at: datetime) -> None:
        step = self.steps[row["title"]]
        actions.mark_done(step, done_on=self.day(row["done"]), note=row["proof"], by=self.keeper, at=at)

    def write(self, row: Mapping[str, Any], at: datetime) -> None:
        value = Decimal(str(row["value"])) if "value" in row else None
        entry = Entry(on=day_of(at), text=row["text"], value=value, unit_of_value=row.get("unit", ""))
        by = self.people[row.get("by", self.told["keeper"])]
        self.updates[row["ago"]] = actions.write_update(self.dossier, entry=entry, by=by, at=at)

    def correct(self, row: Mapping[str, Any], at: datetime) -> None:
        actions.correct(self.updates[row["of"]], note=row["note"], by=self.keeper, at=at)

    def publish(self, row: Mapping[str, Any], at: datetime) -> None:
        fresh = Update.rows.standing().filter(dossier=self.dossier, proposed_at=None)
        ready = [update.pk for update in fresh if update.on <= self.day(row["until"])]
        revision = propose(self.dossier, updates=ready, by=self.keeper, at=at)
        clear = FOUND_CLEAR
        editorial.confirm(revision, ticks=EVERY_TICK, findings=clear, by=self.people[row["confirmed_by"]], at=at)

    def bind(self, at: datetime) -> None:
        """To the tasks of the plan, which the demo imports later than some key works began."""
        tasks = Commitment.rows.tasks().filter(plan__unit=self.units[ORGAN], plan__year=self.last.year)
        found = [row for row in tasks.select_related("plan") if any(words in row.text for words in self.told["match"])]
        facts = replace(self.facts, commitments=found)
        actions.change(self.dossier, facts=facts, by=self.people[CLERK], at=at)


def add_key_works(
    line: Timeline, works: list[Mapping[str, Any]], *, units: Mapping[str, Unit], people: Mapping[str, Person]
) -> None:
    """Put every key work on the line of days; units and people are looked up when their day comes."""
    last = day_of(line.until)
    for told in works:
        work = Work(told, last, units, people)
        line.add(work.day(told["began"]), 8, work.create)
        for row in told["milestones"]:
            if "moved" in row:
                line.add(work.day(row["moved_ago"]), 9, lambda at, row=row, work=work: work.move(row, at))
            if "done" in row:
                line.add(work.day(row["done"]), 14, lambda at, row=row, work=work: work.reach(row, at))
        for name, hour in (("updates", 10), ("corrections", 11), ("editions", 16)):
            act = {"updates": work.write, "corrections": work.correct, "editions": work.publish}[name]
            for row in told.get(name, []):
                line.add(work.day(row["ago"]), hour, lambda at, row=row, act=act: act(row, at))
        line.add(last, 18, work.bind)
