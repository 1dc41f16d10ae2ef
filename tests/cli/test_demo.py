"""演示数据：loads through the actions, holds together, and contains nobody real."""

import re
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from mingtang.audit.queries import verify
from mingtang.cleanups.models import Cleanup
from mingtang.cli.demo.load import load_demo
from mingtang.crises.models import Tie
from mingtang.desk.queries import unattended
from mingtang.dossiers.models import Dossier, Update
from mingtang.dossiers.queries.board import with_attention
from mingtang.editorial.models import Published
from mingtang.evidence.models import Evidence, Note
from mingtang.files.models import Grant
from mingtang.grievances.models import Grievance
from mingtang.law.rules import RuleBroken
from mingtang.law.units import UnitKind
from mingtang.lines.models import Line
from mingtang.listings.models import Listing
from mingtang.objections.models import Objection
from mingtang.organs.actions import create_unit
from mingtang.organs.models import Person, Unit
from mingtang.payees.models import Payee
from mingtang.policies.models import Policy
from mingtang.rectifications.models import Rectification
from mingtang.subsidies.models import Subsidy
from mingtang.validity.models import Life, LifeTurn
from mingtang.workplan.models import Commitment

SHANGHAI = ZoneInfo("Asia/Shanghai")
RESIDENT_ID = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
LANDLINE = re.compile(r"(?<!\d)0\d{2,3}-\d{7,8}(?!\d)")


def texts() -> list[str]:
    """Every free text of the demo."""
    found = [f"{row.title}{row.detail}{row.url}" for row in Evidence.rows.all()]
    found += [note.text for note in Note.rows.all()]
    found += [update.text for update in Update.rows.all()]
    found += [f"{row.title}{row.goal}{row.why}" for row in Dossier.rows.all()]
    found += [row.text for row in Commitment.rows.all()]
    found += [f"{unit.name}{unit.address}{unit.phone}{unit.hours}" for unit in Unit.rows.all()]
    return found


def what_was_decided_and_cleaned_up(day):
    decided = Policy.rows.values_list("openness", flat=True)
    assert {name: list(decided).count(name) for name in sorted(set(decided))} == {
        "on_application": 1, "proactive": 16, "undecided": 3, "withheld": 1,
    }  # fmt: skip
    lives = Life.rows.filter(document__listing__type__in=["normative", "policy"]).standing(on=day.date())
    stands = Counter(lives.values_list("stands", flat=True))
    assert (stands["repealed"], stands["expired"], stands["valid"] > 9) == (2, 2, True)
    assert Life.rows.mislabelled(on=day.date()).count() == 0
    assert list(Cleanup.rows.order_by("pk").values_list("number", "state")) == [(1, "signed"), (2, "open")]
    turns = LifeTurn.rows.filter(cause__address="/qili/cleanups/1/").order_by("pk").values_list("turn", flat=True)
    assert Counter(turns) == {"kept": 4, "repealed": 1, "expired": 2}


def nobody_real_is_in_it() -> None:
    """No number of anybody, and on public pages nobody at all."""
    for pattern in (RESIDENT_ID, MOBILE, LANDLINE):
        assert [text for text in texts() if pattern.search(text)] == []
    names = [person.name for person in Person.rows.all()]
    assert {name for row in Published.rows.all() for name in names if name in row.body} == set()


def no_work_is_on_nobodys_desk(day: datetime) -> None:
    """Every piece of the town's work waits for somebody; late in a year the other town shows what it is when not."""
    assert [row.sentence for row in unattended.rows([Unit.rows.get(code="qili").pk], on=day.date())] == []
    told = [row.sentence for row in unattended.rows([Unit.rows.get(code="shiqiao").pk], on=day.date())]
    assert len(told) == len(set(told))
    assert bool(told) is (day.month > 1)


@pytest.mark.django_db
@pytest.mark.parametrize("day", [datetime(2026, 1, 3, 9, tzinfo=SHANGHAI), datetime(2026, 11, 20, 9, tzinfo=SHANGHAI)])
def test_the_demo_loads_on_any_day_of_the_year_and_holds_together(day):
    done = load_demo(at=day)
    assert done["units"] == 43
    assert done["plans"] == 4
    assert verify().ok
    assert not Evidence.rows.filter(submitted_at__gt=day).exists()
    assert Published.rows.filter(document__address="/qili/plans/2022/").count() == 4
    assert Published.rows.filter(document__address="/qili/key-work/nangan-qu/").count() == 3
    stale = with_attention(Dossier.rows.all(), on=day.date()).values_list("slug", "is_stale")
    assert dict(stale) == {"nangan-qu": False, "shucai-jiagong": True}
    assert [row.commitments.count() for row in Dossier.rows.order_by("pk")] == [2, 1]
    assert list(Rectification.rows.values_list("state", flat=True)) == ["told"]
    assert list(Subsidy.rows.order_by("slug").values_list("slug", flat=True)) == ["growers", "land", "machines"]
    assert Payee.rows.exclude(name="").values("village").distinct().count() == 17
    assert set(Objection.rows.values_list("outcome", flat=True)) == {"upheld", ""}
    assert list(Grievance.rows.order_by("came_on").values_list("state", flat=True)) == ["answered", "checking"]
    rows = Listing.rows.shown(on=day.date()).filter(kind__in=("register", "enforcement_notice"))
    assert dict(Counter(rows.values_list("kind", flat=True))) == {"register": 5, "enforcement_notice": 5}
    assert Published.public.filter(document__address="/qili/registers/powers/").count() == 2
    topics = Published.public.standing().filter(document__kind="crisis").values_list("number", "document__address")
    assert sorted(topics) == [(1, "/qili/topics/heavy-rain/"), (2, "/qili/topics/epidemic-2022/")]
    sections = Tie.rows.order_by("section").values_list("section", flat=True)
    assert list(sections) == ["correction", "guide", "guide", "statement", "statement"]
    told = [(row.crisis.slug, row.signed_at is None) for row in Line.rows.select_related("crisis").order_by("pk")]
    assert told == [("epidemic-2022", False), ("heavy-rain", False), ("heavy-rain", False), ("heavy-rain", True)]
    explained = {"七里镇秸秆综合利用补助实施方案", "七里镇农村公益性墓地管理办法"} if day.month > 10 else set()
    found = Published.rows.filter(document__kind="explainer")
    assert explained <= {row.content["explained"]["title"] for row in found}
    heard = Grant.rows.open(at=day).filter(attachment__seconds=6).values_list("attachment__name", flat=True)
    assert list(heard) == ["演示录音：村村响里怎样说.wav"]
    what_was_decided_and_cleaned_up(day)
    nobody_real_is_in_it()
    no_work_is_on_nobodys_desk(day)


@pytest.mark.django_db
def test_the_demo_is_refused_where_there_is_a_unit_already():
    at = datetime(2026, 1, 3, 9, tzinfo=SHANGHAI)
    kind = UnitKind.ADMINISTRATIVE_ORGAN
    create_unit(code="xian", name="某县", short_name="某县", kind=kind, parent=None, by="test", at=at)
    with pytest.raises(RuleBroken) as refused:
        load_demo(at=at)
    assert refused.value.reasons == ("数据库里已有单位，演示数据只能装入空的数据库；请换一个 MINGTANG_DATA 目录再试。",)
