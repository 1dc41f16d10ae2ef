"""文库测试的底子：柳溪镇 with columns, a catalogue in force, and documents that are really released."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from mingtang.catalogue.actions import add_column
from mingtang.catalogue.models import Column, Item, Version
from mingtang.catalogue.told import ColumnFacts
from mingtang.editorial.actions import approve, release, sign, submit
from mingtang.files.actions import store
from mingtang.law.catalogue import Part
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage
from mingtang.law.openness import Openness
from mingtang.listings.models import Listing, Place
from mingtang.withdrawals.actions import withdraw
from tests import builders
from tests.builders import moment
from tests.portal.pages import Reader
from tests.replay import Replay

PORTS = {
    "editorial.PublicationKind": ["mingtang.documents.publication.OrdinaryDocument"],
    "editorial.Gate": [
        "mingtang.editorial.gates.PersonalNumbers",
        "mingtang.vetting.gate.Settled",
        "mingtang.lines.gate.SameLine",
        "mingtang.interpretation.publication.Interpretation",
        "mingtang.policies.gate.Source",
    ],
    "editorial.Follower": ["mingtang.listings.actions.Lists"],
}
COLUMNS = (
    ("zhinan", "政府信息公开指南", Part.GUIDE, ""),
    ("zhidu", "政府信息公开制度", Part.RULES, ""),
    ("fdzdgk", "法定主动公开内容", Part.STATUTORY, ""),
    ("sannong", "农业农村", Part.STATUTORY, "fdzdgk"),
    ("butie", "涉农补贴", Part.STATUTORY, "sannong"),
    ("nianbao", "政府信息公开年报", Part.ANNUAL, ""),
)
BUTIE = [{"column": "butie", "item": "nong-butie"}]
DAY = "2026-03-02"


def columned():
    """The town with its columns."""
    made = builders.town()
    for slug, name, part, parent in COLUMNS:
        above = Column.rows.get(unit=made.organ, slug=parent) if parent else None
        facts = ColumnFacts(name=name, part=part, parent=above)
        add_column(made.organ, slug=slug, facts=facts, by=made["clerk"], at=moment("2026-01-05"))
    return made


TOWN = Replay(columned)


@pytest.fixture
def made(db, settings):
    settings.MINGTANG_PORTS = settings.MINGTANG_PORTS | PORTS
    return TOWN()


@pytest.fixture
def read(client):
    """Read a page of the site: ``read("/liuxi/open/")``."""
    return Reader(client)


def body_of(serial, *, title, html, places, **told):
    """What the public sees of a document."""
    metadata = {
        "title": title,
        "index_number": f"X/2026-{serial}",
        "issuer": "柳溪镇人民政府",
        "number": "无文号",
        "type": "notice",
        "made_on": "2025-11-28",
        "in_force_on": "",
        "shown_until_on": "",
        "subjects": ["agriculture"],
        "validity": "valid",
        "basis": "",
        "openness": "proactive",
    }
    usual = {"attachments": [], "pictures": [], "change": {}, "outlet": "site", "review_on": ""}
    organ = {"organ": {"code": "liuxi", "name": "柳溪镇人民政府"}}
    more = {"html": html, "places": places, "metadata": metadata | told.pop("metadata", {})}
    return usual | organ | more | told


def public(
    made, serial=1, *, title="柳溪镇补贴公示", html="<p>每亩一百元。</p>", at=DAY, places=BUTIE, unit="liuxi", **told
):
    """A document that four people have brought before the public."""
    revision = submit(
        kind="document",
        unit=made.units[unit],
        subject=f"drafting.manuscript:{serial}",
        address=address(serial, unit),
        title=title,
        body=body_of(serial, title=title, html=html, places=places, **told),
        openness=Openness.PROACTIVE,
        by=made["officer"],
        at=moment(at),
    )
    approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, by=made["clerk"], at=moment(at))
    approve(revision, findings=FOUND_CLEAR, ticks=EVERY_TICK, by=made["reviewer"], at=moment(at))
    sign(revision, ticks=EVERY_TICK, by=made["leader"], at=moment(at))
    return release(revision, by=made["clerk"], at=moment(at))


def attached(made):
    """A file that goes with a document, as its body tells it."""
    file = store(ContentFile(b"name,yuan\n", name="名单.csv"), unit=made.organ, by=made["officer"], at=moment(DAY))
    return {"key": str(file.key), "name": file.name, "kind": file.kind, "size": file.size, "sha256": file.sha256}


def address(serial=1, unit="liuxi"):
    """Where a document stands."""
    return f"/{unit}/documents/2026-{serial}/"


def taken_back(made, published, kind, **told):
    """A document that two people have taken from the public."""
    usual = {"public_reason": "数字有误。", "internal_reason": "核对时发现。"}
    people = {"asked_by": made["clerk"], "by": made["reviewer"]}
    return withdraw(published.document, kind=kind, **usual | told, **people, at=moment("2026-03-05"))


def many(made, count):
    """So many documents of the organ elsewhere, in the column and under the item."""
    told = {"unit": made.organ, "kind": "elsewhere", "public_on": date(2026, 2, 1)}
    rows = Listing.rows.bulk_create(
        Listing(title=f"第{n}件补贴公示", elsewhere=f"https://www.qinghe.example/{n}", validity="valid", **told)
        for n in range(count)
    )
    Place.rows.bulk_create(Place(listing=row, unit=made.organ, column="butie", item="nong-butie") for row in rows)


def in_force(made, *, count=1, number=1):
    """A catalogue that holds, with so many items."""
    told = {"made_by": made["clerk"], "made_at": moment("2026-01-05")}
    version = Version.rows.create(unit=made.organ, number=number, state="draft", **told)
    columns = {column.slug: column for column in made.organ.columns.all()}
    Item.rows.bulk_create(item(version, position, columns) for position in range(count))
    rows = Version.rows.filter(pk=version.pk)
    rows.update(state="review", submitted_by=made["clerk"], submitted_at=moment("2026-01-06"))
    decided = {"approved_by": made["reviewer"], "approved_at": moment("2026-01-07")}
    rows.update(state="in_force", in_force_on=date(2026, 1, 8), **decided)


def item(version, number, columns):
    """An item; the first is of subsidies, the second concerns nobody here."""
    return Item(
        version=version,
        code="nong-butie" if number == 0 else f"item-{number}",
        position=number,
        art="20.11",
        first="农业农村",
        second="涉农补贴" if number == 0 else f"第{number}项",
        elements="=补贴对象；标准",
        basis="《政府信息公开条例》第二十条",
        limit="20个工作日内",
        subject="柳溪镇人民政府",
        channels=["site", "station"] if number == 0 else ["site"],
        audiences=["all"],
        ways=["proactive"],
        levels=["town"],
        cadence="on_forming",
        column=columns["butie"],
        not_involved="本镇没有这项工作" if number == 1 else "",
    )
