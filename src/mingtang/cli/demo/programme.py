"""演示的规划和意见：a programme with its measures, and what invented villagers said of it and of the yearly plan."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from mingtang.cli.demo.timeline import Span, Timeline
from mingtang.comments.actions.door import Typed, receive
from mingtang.comments.actions.handling import answer, assign, confirm
from mingtang.comments.models import Comment
from mingtang.comments.ports import parts_of, target_at
from mingtang.editorial import actions as editorial
from mingtang.law.comments import Adoption
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.openness import Openness
from mingtang.law.programme_facts import Facts, MeasureFacts
from mingtang.law.programmes import ProgrammeKind
from mingtang.organs.sight import day_of
from mingtang.programmes.actions import measures, programmes
from mingtang.programmes.models import Programme

ORGAN, CLERK, REVIEWER, LEADER = "qili", "zhouwenqing", "lishuangyu", "zhaomingyuan"


class Programmes:
    """规划和意见怎样装入：the acts of the records, planned on the line of days. ``town``: what was made so far."""

    def __init__(self, town: Any, line: Timeline, told: Mapping[str, Any]) -> None:
        self.town, self.line, self.told = town, line, told
        self.made: Programme | None = None
        self.comments: dict[int, Comment] = {}

    def plan(self) -> None:
        """Plan everything of the records."""
        span, head = Span(self.town.year, self.town.until), self.told["programme"]
        self.line.add(span.day(head["made"]), 10, self._make)
        for share in head["published"]:
            self.line.add(span.day(share), 16, self._publish)
        for number, comment in enumerate(self.told["comments"]):
            day = span.day(comment["at"])
            steps = [(0, self._comment), (1, self._assign)]
            steps += [(6, self._answer), (8, self._confirm)] if "adoption" in comment else []
            for after, act in steps:
                self.line.add(day + timedelta(days=after), 18, partial(act, number, comment))

    def _dated(self, text: str, years: int) -> str:
        return self.town.dated(text).replace("{until_year}", str(self.town.year + years - 1)).strip()

    def _make(self, at: datetime) -> None:
        head, by, year = self.told["programme"], self.town.people[CLERK], self.town.year
        facts = Facts(
            title=self._dated(head["title"], head["years"]),
            kind=ProgrammeKind(head["kind"]),
            since_year=year,
            until_year=year + head["years"] - 1,
            openness=Openness.PROACTIVE,
            approved_by=head["approved_by"],
            approved_on=day_of(at),
            number=self.town.dated(head["number"]),
            summary=head["summary"].strip(),
        )
        self.made = programmes.register(unit=self.town.units[ORGAN], slug=head["slug"], facts=facts, by=by, at=at)
        rows = self.told["measures"]
        made = measures.take_in(self.made, measures=[self._measure(row) for row in rows], by=by, at=at)
        for measure, row in zip(made, rows, strict=True):
            for words in row["match"]:
                commitment = next(
                    found
                    for (code, of, match), found in self.town.rows.items()
                    if (code, of) == (ORGAN, year) and (words in match or words in found.text)
                )
                measures.link(measure, commitment=commitment, by=by, at=at)
        for paper in self.told["papers"]:
            told = {"title": paper["title"], "number": self.town.dated(paper["number"]), "url": paper["url"]}
            programmes.add_paper(self.made, **told, by=by, at=at)

    def _measure(self, row: Mapping[str, Any]) -> MeasureFacts:
        return MeasureFacts(
            heading=row["heading"],
            text=row["text"],
            indicator=row.get("indicator", ""),
            indicator_unit=row.get("unit", ""),
            target=Decimal(row["target"]) if "target" in row else None,
            lead=self.town.units[row["lead"]],
            until_on=date(self.town.year + row["years"] - 1, 12, 31) if "years" in row else None,
        )

    def _publish(self, at: datetime) -> None:
        people = self.town.people
        revision = programmes.submit_for_publication(self.made, by=people[CLERK], at=at)
        editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=people[REVIEWER], at=at)
        editorial.sign_and_release(revision, ticks=EVERY_TICK, by=people[LEADER], at=at)

    def _comment(self, number: int, told: Mapping[str, Any], at: datetime) -> None:
        address = self.made.address if told["target"] == "programme" else f"/{ORGAN}/plans/{self.town.year}/"
        typed = Typed(text=told["text"], form_key=f"demo-{number}")
        self.comments[number] = receive(target_at(address), typed=typed, address=f"demo-{number}", at=at).comment

    def _assign(self, number: int, told: Mapping[str, Any], at: datetime) -> None:
        assign(self.comments[number], office=self.town.units[told["office"]], by=self.town.people[CLERK], at=at)

    def _answer(self, number: int, told: Mapping[str, Any], at: datetime) -> None:
        comment = self.comments[number]
        changed = [(part, title) for part, title in parts_of(comment.subject) if title == told.get("changed")]
        part, title = changed[0] if changed else ("", "")
        words = {"reason": told["reason"], "answer": told["answer"], "part": part, "part_title": title}
        answer(comment, adoption=Adoption(told["adoption"]), **words, by=self.town.people[told["by"]], at=at)

    def _confirm(self, number: int, told: Mapping[str, Any], at: datetime) -> None:
        confirm(self.comments[number], by=self.town.people[told["confirmed_by"]], at=at)
