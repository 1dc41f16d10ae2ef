"""演示的解读：planned with their documents, signed in the same round and released with them; and what was exempted."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from mingtang.cli.demo.papers import paper
from mingtang.drafting.models import Manuscript
from mingtang.editorial.models import Revision
from mingtang.exemptions import actions as exemptions
from mingtang.interpretation.actions import blocks, plans, publishing
from mingtang.interpretation.body import text_to_vet
from mingtang.interpretation.models import Explainer
from mingtang.law.explainer_blocks import SHAPES, BlockKind, kept
from mingtang.law.interpretation import Plan
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.vetting.actions import check_picture
from mingtang.vetting.places import pictures_of


class Explainers:
    """七里镇的解读，by the title of the document that each is of."""

    def __init__(self, told: Mapping[str, Any], *, leader: Person, year: int) -> None:
        self.told, self.leader, self.year = told, leader, year

    def plan(self, manuscript: Manuscript, title: str, *, by: Person, at: datetime) -> list[Explainer]:
        """What explains the document as a plan; or it is exempted, by its leader."""
        for told in self.told.get("exempt", ()):
            if told["document"] == title:
                asked = exemptions.ask(manuscript, reason=told["reason"], by=by, at=at)
                exemptions.decide(asked, approve=True, note=told["note"], by=self.leader, at=at)
        return [self._plan(manuscript, told, by=by, at=at) for told in self._of(title)]

    def hand_in(self, explainers: list[Explainer], title: str, *, by: Person, at: datetime) -> list[Revision]:
        """With their blocks, after the document."""
        for explainer, told in zip(explainers, self._of(title), strict=True):
            for block in told["blocks"]:
                self._add(explainer, block, by=by, at=at)
            text = text_to_vet(explainer)
            for shown in pictures_of(text):
                check_picture(text, shown.picture.key, by=by, at=at)
        return [publishing.hand_in(explainer, by=by, at=at) for explainer in explainers]

    def _of(self, title: str) -> list[Mapping[str, Any]]:
        return [told for told in self.told["explainers"] if told["document"] == title]

    def _plan(self, manuscript: Manuscript, told: Mapping[str, Any], *, by: Person, at: datetime) -> Explainer:
        plan = Plan(
            title=self._dated(told["title"]),
            outline=told["outline"],
            forms=tuple(told["forms"]),
            ways=tuple(told["ways"]),
            interpreter=told["interpreter"],
            when=day_of(at) + timedelta(days=1),
        )
        return plans.plan(manuscript, plan=plan, by=by, at=at)

    def _add(self, explainer: Explainer, told: Mapping[str, Any], *, by: Person, at: datetime) -> None:
        kind = BlockKind(told["kind"])
        names = [field.name for field in SHAPES[kind].rows]
        rows = [
            dict(zip(names, (self._dated(cell) for cell in row.split("|")), strict=True))
            for row in told.get("rows", ())
        ]
        fields = {name: self._dated(text) for name, text in told.items() if isinstance(text, str)}
        file = told.get("picture") or told.get("recording")
        upload = paper(file) if file else None
        blocks.add(explainer, kind=kind, told=kept(kind, fields, rows), upload=upload, by=by, at=at)

    def _dated(self, text: str) -> str:
        return text.replace("{year}", str(self.year)).replace("{last_year}", str(self.year - 1))
