"""装入演示数据：through the same actions that the screens call, each with its own day and its own person."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.db import transaction

from mingtang.cli.demo import access, deputies, quarter
from mingtang.cli.demo.applications import Applications
from mingtang.cli.demo.catalogue import add_catalogues
from mingtang.cli.demo.cleanups import Cleanups
from mingtang.cli.demo.crises import Crises
from mingtang.cli.demo.documents import LEADER, Documents
from mingtang.cli.demo.explainers import Explainers
from mingtang.cli.demo.handed_down import hand_down
from mingtang.cli.demo.key_works import add_key_works
from mingtang.cli.demo.matters import Matters
from mingtang.cli.demo.notices import load_notices
from mingtang.cli.demo.papers import paper
from mingtang.cli.demo.policies import Policies, label_today
from mingtang.cli.demo.postings import Postings
from mingtang.cli.demo.programme import Programmes
from mingtang.cli.demo.registers import Registers
from mingtang.cli.demo.subsidies import Subsidies
from mingtang.cli.demo.timeline import Span, Timeline
from mingtang.editorial import actions as editorial
from mingtang.evidence.actions import evidence
from mingtang.evidence.actions.public import confirm_for_public
from mingtang.evidence.handing import Handed
from mingtang.files import actions as attachments
from mingtang.language.plan import read_text
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.openness import Openness
from mingtang.law.rules import RuleBroken
from mingtang.law.units import PostKind, UnitKind
from mingtang.numbering.actions import set_rule
from mingtang.organs import actions as organs
from mingtang.organs.actions.units import CONTACT
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.progress.actions import submit_for_publication
from mingtang.workplan.actions import plans
from mingtang.workplan.models import Commitment, Plan

RECORDS = ("records_2022.toml", "records_current.toml", "records_shiqiao.toml")
BY = "demo"
Place = tuple[str, int, str]
Ref = tuple[str, int, str, int]


@dataclass
class Town:
    """What the loader has made so far, by code and account."""

    until: datetime
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    plans: dict[tuple[str, int], Plan] = field(default_factory=dict)
    rows: dict[Place, Commitment] = field(default_factory=dict)
    evidence: dict[Ref, Any] = field(default_factory=dict)

    @property
    def year(self) -> int:
        return day_of(self.until).year

    def dated(self, text: str) -> str:
        """A text of the records with its years filled in."""
        return text.replace("{year}", str(self.year)).replace("{last_year}", str(self.year - 1))


def load_demo(*, at: datetime) -> dict[str, int]:
    """Load the example county into an empty database, as if worked on until ``at``. Errors: ``RuleBroken``."""
    if Unit.rows.exists():
        raise RuleBroken("数据库里已有单位，演示数据只能装入空的数据库；请换一个 MINGTANG_DATA 目录再试。")
    town = Town(until=at)
    with transaction.atomic():
        _units(town)
        _people(town)
        line = Timeline(at)
        for name in RECORDS:
            _records(town, line, _toml(name))
        add_key_works(line, _toml("key_works.toml")["works"], units=town.units, people=town.people)
        Programmes(town, line, _toml("records_programme.toml")).plan()
        add_catalogues(line, town.units, town.people)
        explained = Explainers(_toml("explainers.toml"), leader=town.people[LEADER], year=town.year)
        Documents(line, _toml("documents.toml"), town.units, town.people, explained).plan()
        Policies(line, _toml("policies.toml"), town.units, town.people, explained).plan()
        Cleanups(line, _toml("cleanups.toml"), town.units, town.people).plan()
        Applications(line, _toml("applications.toml"), town.units, town.people).plan()
        Crises(line, _toml("crises.toml"), town.units, town.people).plan()
        Matters(line, town.units, town.people).plan()
        quarter.add_table(line, town.plans, town.people)
        hand_down(town, line, _text("yunze_current.txt"))
        deputies.plan(line, town.people)
        access.add(line, town.people)
        Postings(line, town.units, town.people).plan()
        Registers(line, _toml("registers.toml"), town.units, town.people).plan()
        Subsidies(line, _toml("subsidies.toml"), town.units, town.people).plan()
        acts = line.run()
        label_today(at=at)
        load_notices(town.units, town.people, sorted({code for code, _ in town.plans}), at=at)
    return {"units": len(town.units), "people": len(town.people), "plans": len(town.plans), "acts": acts}


def _text(name: str) -> str:
    return files("mingtang.cli.demo").joinpath(name).read_text(encoding="utf-8")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_text(name))


def _units(town: Town) -> None:
    founded = datetime(2018, 1, 2, 9, tzinfo=town.until.tzinfo)
    for position, told in enumerate(_toml("units.toml")["units"]):
        values = {name: told[name] for name in ("keywords", "duties", *CONTACT) if name in told}
        town.units[told["code"]] = organs.create_unit(
            code=told["code"],
            name=told["name"],
            short_name=told["short_name"],
            kind=UnitKind(told["kind"]),
            parent=town.units.get(told.get("parent", "")),
            position=position,
            by=BY,
            at=founded,
            **values,
        )
        if "index_prefix" in told:
            set_rule(town.units[told["code"]], prefix=told["index_prefix"], by=BY, at=founded)


def _people(town: Town) -> None:
    accounts = {username for username, _ in settings.MINGTANG_DEMO_ACCOUNTS}
    for told in _toml("people.toml")["people"]:
        person = organs.add_person(
            username=told["username"],
            name=told["name"],
            unit=town.units[told["unit"]],
            password=settings.MINGTANG_DEMO_PASSWORD if told["username"] in accounts else None,
            by=BY,
            at=datetime(2018, 1, 2, 10, tzinfo=town.until.tzinfo),
        )
        for held in told["posts"]:
            _post(town, person, held)
        town.people[told["username"]] = person


def _post(town: Town, person: Person, held: Mapping[str, str]) -> None:
    since = date.fromisoformat(town.dated(held["since"]))
    at = datetime.combine(since, datetime.min.time(), town.until.tzinfo)
    post = organs.appoint(
        person, unit=town.units[held["unit"]], kind=PostKind(held["kind"]), since_on=since, by=BY, at=at
    )
    if "until" in held:
        until = date.fromisoformat(town.dated(held["until"]))
        organs.end_post(post, until_on=until, by=BY, at=datetime.combine(until, at.time(), town.until.tzinfo))


def _records(town: Town, line: Timeline, told: Mapping[str, Any]) -> None:
    head = told["plan"]
    year = town.year if head["year"] == "{year}" else head["year"]
    span = Span(year, town.until)
    key = (head["organ"], year)
    opened = span.day(head["imported"])
    line.add(opened, 9, partial(_import, town, key, head, told["commitments"]))
    for row in told["commitments"]:
        place = (*key, row["match"])
        for number, piece in enumerate(row.get("evidence", [])):
            day = span.day(piece.get("on", piece.get("at")))
            _evidence(town, line, (*place, number), piece, on=day, entered=max(day, opened))
        for note in row.get("notes", []):
            day = span.day(note.get("on", note.get("at")))
            _note(town, line, place, note, entered=max(day, opened))
    for day in head["published"]:
        line.add(span.day(day), 17, partial(_publish, town, key, head))
    if year == town.year and head["published"]:
        line.add(span.last, 17, partial(_submit, town, key, head))


def _import(town: Town, key: tuple[str, int], head: Mapping[str, Any], rows: list[Any], at: datetime) -> None:
    clerk = town.people[head["imported_by"]]
    reading = read_text(town.dated(_text(head["text"])), name=head["text"]).as_json()
    done = plans.import_plan(
        unit=town.units[key[0]],
        reading=reading,
        source_name=town.dated(reading["title"]) + ".txt",
        source_sha256="0" * 64,
        openness=Openness(head["openness"]),
        made_on=day_of(at) - timedelta(days=4),
        by=clerk,
        at=at,
    )
    town.plans[key] = done.plan
    standing = list(Commitment.rows.filter(plan=done.plan))
    for row in rows:
        (commitment,) = [one for one in standing if row["match"] in one.text]
        town.rows[(*key, row["match"])] = plans.assign(
            commitment,
            owner=town.units[row["owner"]],
            co_owners=[town.units[code] for code in row.get("co_owners", [])],
            by=clerk,
            at=at,
        )


def _evidence(town: Town, line: Timeline, ref: Ref, piece: Mapping[str, Any], *, on: date, entered: date) -> None:
    """What happened on a day and was entered then or, if the ledger was not there yet, when it opened."""
    line.add(entered, 10, partial(_submit_evidence, town, ref, piece, on))
    if "accepted_by" in piece:
        line.add(entered + timedelta(days=2), 11, partial(_accept, town, ref, piece))
    if "refused_by" in piece:
        line.add(entered + timedelta(days=2), 11, partial(_refuse, town, ref, piece))
    if "public_by" in piece:
        line.add(entered + timedelta(days=3), 14, partial(_confirm, town, ref, piece["public_by"]))


def _submit_evidence(town: Town, ref: Ref, piece: Mapping[str, Any], on: date, at: datetime) -> None:
    by = town.people[piece["submitted_by"]]
    attachment = None
    if "file" in piece:
        attachment = attachments.store(paper(piece["file"]), unit=town.units[ref[0]], by=by, at=at)
    handed = Handed(
        kind=piece["kind"],
        title=town.dated(piece["title"]),
        on=on,
        attachment=attachment,
        url=town.dated(piece.get("url", "")),
        value=Decimal(str(piece["value"])) if "value" in piece else None,
        unit_of_value=piece.get("unit", ""),
        detail=piece.get("detail", piece["title"] if piece["kind"] == "event" else ""),
    )
    town.evidence[ref] = evidence.submit(town.rows[ref[:3]], handed=handed, by=by, at=at)


def _accept(town: Town, ref: Ref, piece: Mapping[str, Any], at: datetime) -> None:
    completing = piece["accepted_as"] == "completing"
    evidence.accept(town.evidence[ref], completing=completing, by=town.people[piece["accepted_by"]], at=at)


def _refuse(town: Town, ref: Ref, piece: Mapping[str, Any], at: datetime) -> None:
    evidence.refuse(town.evidence[ref], reason=piece["refused_because"], by=town.people[piece["refused_by"]], at=at)


def _confirm(town: Town, ref: Ref, by: str, at: datetime) -> None:
    confirm_for_public(town.evidence[ref], by=town.people[by], at=at)


def _note(town: Town, line: Timeline, place: Place, note: Mapping[str, Any], *, entered: date) -> None:
    written: list[Any] = []

    def write(at: datetime) -> None:
        written.append(evidence.write_note(town.rows[place], text=note["text"], by=town.people[note["by"]], at=at))

    def confirm(at: datetime) -> None:
        confirm_for_public(written[0], by=town.people[note["public_by"]], at=at)

    line.add(entered, 15, write)
    if "public_by" in note:
        line.add(entered + timedelta(days=1), 16, confirm)


def _submit(town: Town, key: tuple[str, int], head: Mapping[str, Any], at: datetime) -> Any:
    return submit_for_publication(town.plans[key], by=town.people[head["imported_by"]], at=at)


def _publish(town: Town, key: tuple[str, int], head: Mapping[str, Any], at: datetime) -> None:
    revision = _submit(town, key, head, at)
    unit = town.units[key[0]]
    reviewer = next(
        person for person in town.people.values() if person.holds(PostKind.REVIEWER, at_unit=unit, on=day_of(at))
    )
    editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=reviewer, at=at)
    editorial.sign_and_release(revision, ticks=EVERY_TICK, by=town.people[head["signed_by"]], at=at)
