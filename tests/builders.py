"""搭建：a small invented county to test in. Everything goes through the same actions that the screens call.

``town()`` makes the tree and one person for each post; ``plan_of(town)`` imports a plan made by ``reading()``.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Published
from mingtang.evidence.actions.evidence import accept, submit
from mingtang.evidence.handing import Handed
from mingtang.evidence.models import Evidence
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.openness import Openness
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.actions.people import add_person
from mingtang.organs.actions.posts import appoint
from mingtang.organs.actions.units import create_unit
from mingtang.organs.models import Person, Unit
from mingtang.progress.actions import submit_for_publication
from mingtang.workplan.actions.plans import import_plan
from mingtang.workplan.models import Commitment, Plan

SHANGHAI = ZoneInfo("Asia/Shanghai")
PASSWORD = "tian-qing-ri-li-2026"
FOUNDED = datetime(2020, 1, 2, 9, tzinfo=SHANGHAI)

# code, full name, short name, kind, code of the unit above, words that suggest it
UNITS = (
    ("qinghe", "清河县人民政府", "清河县", UnitKind.ADMINISTRATIVE_ORGAN, None, ()),
    ("liuxi", "柳溪镇人民政府", "柳溪镇", UnitKind.ADMINISTRATIVE_ORGAN, "qinghe", ()),
    ("liuxi-dzb", "柳溪镇党政办公室", "党政办公室", UnitKind.INTERNAL_OFFICE, "liuxi", ("政务公开", "台账")),
    ("liuxi-nyb", "柳溪镇农业农村办公室", "农业农村办公室", UnitKind.INTERNAL_OFFICE, "liuxi", ("补贴", "乡村振兴")),
    ("liuxi-sfs", "柳溪镇司法所", "司法所", UnitKind.DISPATCHED_OFFICE, "liuxi", ("决策",)),
    ("liuxi-dong", "柳溪镇东管理区", "东管理区", UnitKind.MANAGEMENT_DISTRICT, "liuxi", ()),
    ("taoyuan", "桃园村村民委员会", "桃园村", UnitKind.VILLAGE_BODY, "liuxi-dong", ()),
    ("shanqian", "山前镇人民政府", "山前镇", UnitKind.ADMINISTRATIVE_ORGAN, "qinghe", ()),
    ("shanqian-dzb", "山前镇党政办公室", "党政办公室", UnitKind.INTERNAL_OFFICE, "shanqian", ()),
)

# account, name, unit, post
PEOPLE = (
    ("clerk", "林专员", "liuxi", PostKind.DISCLOSURE_CLERK),
    ("officer", "江承办", "liuxi-nyb", PostKind.OFFICE_OFFICER),
    ("other-officer", "何承办", "liuxi-sfs", PostKind.OFFICE_OFFICER),
    ("office-reviewer", "苏审核", "liuxi-dzb", PostKind.REVIEWER),
    ("reviewer", "许审核", "liuxi", PostKind.REVIEWER),
    ("leader", "方领导", "liuxi", PostKind.LEADER),
    ("inspector", "严督查", "liuxi", PostKind.INSPECTOR),
    ("administrator", "管管理", "liuxi", PostKind.ADMINISTRATOR),
    ("district-officer", "东承办", "liuxi-dong", PostKind.OFFICE_OFFICER),
    ("village-officer", "桃承办", "taoyuan", PostKind.OFFICE_OFFICER),
    ("county-inspector", "县督查", "qinghe", PostKind.INSPECTOR),
    ("county-administrator", "县管理", "qinghe", PostKind.ADMINISTRATOR),
    ("neighbour-clerk", "邻专员", "shanqian", PostKind.DISCLOSURE_CLERK),
    ("neighbour-officer", "邻承办", "shanqian-dzb", PostKind.OFFICE_OFFICER),
    ("neighbour-leader", "邻领导", "shanqian", PostKind.LEADER),
)


@dataclass
class Town:
    """清河县、柳溪镇与邻镇：units by code, people by account, and the plan where one was made."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    plan: Any = None

    @property
    def organ(self) -> Unit:
        """柳溪镇，the organ most tests are about."""
        return self.units["liuxi"]

    @property
    def neighbour(self) -> Unit:
        """山前镇，the organ whose records nobody of 柳溪镇 sees."""
        return self.units["shanqian"]

    def __getitem__(self, username: str) -> Person:
        """A person by account, fresh, so that no post read earlier is remembered."""
        return Person.rows.select_related("unit").get(pk=self.people[username].pk)


def moment(text: str) -> datetime:
    """An instant here: ``moment("2026-03-02")`` is nine in the morning, ``moment("2026-03-02 14:05")`` exact."""
    told = datetime.fromisoformat(text)
    return (told if ":" in text else told.replace(hour=9)).replace(tzinfo=SHANGHAI)


def town() -> Town:
    """The tree and the people."""
    made = Town()
    for position, (code, name, short_name, kind, above, keywords) in enumerate(UNITS):
        made.units[code] = create_unit(
            code=code,
            name=name,
            short_name=short_name,
            kind=kind,
            parent=made.units.get(above) if above else None,
            position=position,
            keywords=keywords,
            by="install",
            at=FOUNDED,
        )
    for username, name, code, kind in PEOPLE:
        unit = made.units[code]
        person = add_person(username=username, name=name, unit=unit, password=PASSWORD, by="install", at=FOUNDED)
        appoint(person, unit=unit, kind=kind, since_on=FOUNDED.date(), by="install", at=FOUNDED)
        made.people[username] = person
    return made


def sentence(text: str, **told: Any) -> dict[str, Any]:
    """One sentence of a reading, without its id; whatever is not told has its usual value."""
    usual = {"kind": "task", "due": None, "due_text": "", "rhythm": "once", "offices": [], "cites": [], "clauses": []}
    return {**usual, "text": text, **told}


SENTENCES = (
    sentence("公开惠农补贴的政策、申报和发放结果。", offices=["农业农村办公室"], due="2026-06-30", due_text="6月底前"),
    sentence("每季度末公布乡村振兴项目进度。", rhythm="quarterly", offices=["农业农村办公室", "东管理区"]),
    sentence("各办公室要提高认识。", kind="statement"),
    sentence("公布重大行政决策事项目录。", offices=["司法所"], due="2026-04-30", due_text="4月底前"),
    sentence("持续办好政务公开专区。", rhythm="continuous"),
    sentence("桃园村每月公布村务。", rhythm="monthly", offices=["桃园村"]),
)


def reading(sentences: Any = SENTENCES, *, year: int | None = 2026, title: str | None = None) -> dict[str, Any]:
    """A reading as ``mingtang plan read --json`` gives it: one chapter, two sentences a section."""
    sections = []
    for ordinal, start in enumerate(range(0, len(sentences), 2), start=1):
        told = [{"id": f"1.{ordinal}.{n}", **one} for n, one in enumerate(sentences[start : start + 2], start=1)]
        sections.append({"ordinal": ordinal, "heading": f"第{ordinal}件事", "commitments": told})
    return {
        "title": f"柳溪镇{year}年政务公开工作要点" if title is None else title,
        "year": year,
        "issuer": "柳溪镇人民政府",
        "preamble": "为做好政务公开工作，制定本要点。",
        "basis": [{"title": "中华人民共和国政府信息公开条例", "number": "国务院令第711号"}],
        "chapters": [{"ordinal": 1, "numbered": True, "heading": "重点工作", "sections": sections}],
        "warnings": [],
    }


def plan_of(
    made: Town, *, unit: Unit | None = None, at: datetime | None = None, told: dict[str, Any] | None = None
) -> Plan:
    """The plan of a reading, imported by the organ's clerk and decided 主动公开."""
    unit = unit or made.organ
    return import_plan(
        unit=unit,
        reading=told or reading(),
        source_name="工作要点.txt",
        source_sha256="0" * 64,
        openness=Openness.PROACTIVE,
        made_on=date(2026, 1, 20),
        by=made["clerk" if unit == made.organ else "neighbour-clerk"],
        at=at or moment("2026-02-02"),
    ).plan


def commitment(plan: Plan, key: str = "1.1.1") -> Commitment:
    """A commitment of the plan by its id."""
    return Commitment.rows.select_related("plan__unit__organ", "owner").get(plan=plan, key=key)


def handed(title: str = "补贴发放公示", **told: Any) -> Handed:
    """A link of 1 March 2026, unless told otherwise."""
    return Handed(
        **{"kind": "link", "title": title, "on": date(2026, 3, 1), "url": "https://www.example/gongshi"} | told
    )


def evidence(row: Commitment, *, by: Person, at: datetime | None = None, **told: Any) -> Evidence:
    """Evidence handed in, waiting to be judged."""
    return submit(row, handed=handed(**told), by=by, at=at or moment("2026-03-02"))


def accepted(
    row: Commitment, *, by: Person, judge: Person, completing: bool = False, at: datetime | None = None, **told: Any
) -> Evidence:
    """Evidence that another person has accepted, unless told otherwise on 3 March 2026."""
    piece = evidence(row, by=by, at=at, **told)
    return accept(piece, completing=completing, by=judge, at=at or moment("2026-03-03"))


def released(made: Town, plan: Plan, *, at: datetime) -> Published:
    """The plan page handed in, reviewed, signed and public, all at one instant."""
    revision = submit_for_publication(plan, by=made["clerk"], at=at)
    editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=at)
    return editorial.sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=at)
