"""时间线的读法：a published body as the pages read it. Nothing here touches the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from mingtang.law.days import chinese_day
from mingtang.law.dossiers import DossierState
from mingtang.ui.charts import milestones_line

TONES = {DossierState.OPEN: "going", DossierState.FINISHED: "good", DossierState.CLOSED: "none"}


@dataclass(frozen=True)
class Step:
    """节点：planned for a day, or reached on one; of nothing more does the public page speak."""

    title: str
    due_on: date
    done_on: date | None


@dataclass(frozen=True)
class Happening:
    """一条进展：what and when, never who."""

    number: int
    on: date
    text: str
    figure: str
    file: str
    file_name: str


@dataclass(frozen=True)
class Amendment:
    """更正：when, of which day's entry, and how it reads."""

    on: date
    of_on: date
    note: str


@dataclass(frozen=True)
class Timeline:
    """时间线。"""

    title: str
    goal: str
    why: str
    theme: str
    state: DossierState
    units: tuple[str, ...]
    since_on: date
    until_on: date | None
    as_of_on: date
    steps: tuple[Step, ...]
    happenings: tuple[Happening, ...]
    amendments: tuple[Amendment, ...]

    @property
    def tone(self) -> str:
        """状态的色调。"""
        return TONES[self.state]

    @property
    def span(self) -> str:
        """起止。"""
        since = chinese_day(self.since_on)
        return f"{since}至{chinese_day(self.until_on)}" if self.until_on else f"{since}开始"

    @property
    def line(self) -> SafeString:
        """节点画成的一条线。"""
        return milestones_line([(step.title, step.done_on is not None) for step in self.steps], over=self.is_over)

    @property
    def is_over(self) -> bool:
        """已办结或者终止：nothing comes next."""
        return self.state is not DossierState.OPEN


def read(body: Mapping[str, Any]) -> Timeline:
    """读出：the reading of a body."""
    return Timeline(
        title=body["title"],
        goal=body["goal"],
        why=body["why"],
        theme=body["theme"],
        state=DossierState(body["state"]),
        units=(body["lead"], *body["partners"]),
        since_on=date.fromisoformat(body["since_on"]),
        until_on=_day(body["until_on"]),
        as_of_on=date.fromisoformat(body["as_of_on"]),
        steps=tuple(
            Step(row["title"], date.fromisoformat(row["due_on"]), _day(row["done_on"])) for row in body["milestones"]
        ),
        happenings=tuple(
            Happening(
                row["n"], date.fromisoformat(row["on"]), row["text"], row["figure"], row["file"], row["file_name"]
            )
            for row in body["updates"]
        ),
        amendments=tuple(
            Amendment(date.fromisoformat(row["on"]), date.fromisoformat(row["of_on"]), row["note"])
            for row in body["corrections"]
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
