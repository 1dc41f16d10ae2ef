"""导入：a reading becomes the ledger; the same one changes nothing, an edited one shows its difference."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date

import pytest
from django.db import connection, transaction

from mingtang.audit.models import Entry
from mingtang.law.openness import Openness
from mingtang.workplan.actions.plans import import_plan
from mingtang.workplan.models import Commitment, Plan, Section
from tests import builders
from tests.builders import moment, reading, sentence
from tests.refusals import refused
from tests.roles import everything

AT = moment("2026-03-10")


def again(town, told, **more):
    return import_plan(
        unit=town.organ,
        reading=told,
        source_name="工作要点.txt",
        source_sha256="0" * 64,
        by=town["clerk"],
        at=AT,
        **more,
    )


def rows(plan):
    return {row.key: row for row in Commitment.rows.filter(plan=plan).select_related("owner", "section__chapter")}


def test_a_reading_becomes_the_ledger_of_its_year(town):
    plan = builders.plan_of(town)
    found = rows(plan)
    assert list(found) == ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.3.1", "1.3.2"]
    assert (plan.year, plan.title, plan.issuer) == (2026, "柳溪镇2026年政务公开工作要点", "柳溪镇人民政府")
    assert plan.publish_by_on == date(2026, 2, 24)
    assert found["1.1.1"].next_due_on == date(2026, 6, 30)
    assert found["1.1.2"].next_due_on == date(2026, 3, 31)
    assert found["1.3.1"].next_due_on is None
    assert [row.section.heading for row in found.values()] == [f"第{n}件事" for n in (1, 1, 2, 2, 3, 3)]


def test_the_offices_that_the_plan_names_become_owners(town):
    found = rows(builders.plan_of(town))
    owners = {key: row.owner.code if row.owner else None for key, row in found.items()}
    assert owners == {
        "1.1.1": "liuxi-nyb",
        "1.1.2": "liuxi-nyb",
        "1.2.1": None,
        "1.2.2": "liuxi-sfs",
        "1.3.1": None,
        "1.3.2": "taoyuan",
    }
    assert [unit.code for unit in found["1.1.2"].co_owners.all()] == ["liuxi-dong"]


def test_every_district_named_at_once_shares_and_none_answers_alone(town):
    found = rows(builders.plan_of(town, told=reading([sentence("办好公开服务点。", offices=["各管理区"])])))
    assert found["1.1.1"].owner is None
    assert [unit.code for unit in found["1.1.1"].co_owners.all()] == ["liuxi-dong"]


def test_the_same_plan_twice_changes_nothing(town):
    builders.plan_of(town)
    before = everything()
    done = again(town, reading())
    assert everything() == before
    assert (done.created, done.changed, done.withdrawn) == ((), (), ())
    assert done.unchanged == ("1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.3.1", "1.3.2")


def test_an_edited_plan_keeps_ids_evidence_and_owners(town):
    plan = builders.plan_of(town)
    kept = builders.accepted(builders.commitment(plan), by=town["officer"], judge=town["clerk"])
    lost = builders.accepted(builders.commitment(plan, "1.2.2"), by=town["other-officer"], judge=town["clerk"])
    new = [
        sentence("召开一次动员会。"),
        sentence("公开惠农补贴的政策、申报方式和发放结果。", offices=["农业农村办公室"], due="2026-07-31"),
        *builders.SENTENCES[1:3],
        *builders.SENTENCES[4:],
    ]
    done = again(town, reading(new))
    found = rows(plan)
    assert done.created == ("1.1.3",)
    assert done.changed == ("1.1.1", "1.1.2")
    assert done.unchanged == ("1.2.1", "1.3.1", "1.3.2")
    assert done.withdrawn == ("1.2.2",)
    assert found["1.1.1"].text == "公开惠农补贴的政策、申报方式和发放结果。"
    assert found["1.1.1"].next_due_on == date(2026, 7, 31)
    assert found["1.1.1"].owner.code == "liuxi-nyb"
    assert list(found["1.1.1"].evidence.all()) == [kept]
    assert found["1.2.2"].withdrawn_at == AT
    assert list(found["1.2.2"].evidence.all()) == [lost]
    order = Commitment.rows.filter(plan=plan).standing().order_by("position").values_list("key", flat=True)
    assert list(order) == ["1.1.3", "1.1.1", "1.1.2", "1.2.1", "1.3.1", "1.3.2"]


def test_a_withdrawn_commitment_comes_back_with_its_evidence(town):
    plan = builders.plan_of(town)
    piece = builders.accepted(builders.commitment(plan, "1.2.2"), by=town["other-officer"], judge=town["clerk"])
    without = reading([one for one in builders.SENTENCES if one["offices"] != ["司法所"]])
    again(town, without)
    done = again(town, reading())
    assert "1.2.2" in done.changed
    back = rows(plan)["1.2.2"]
    assert (back.withdrawn_at, list(back.evidence.all())) == (None, [piece])


@pytest.mark.django_db(transaction=True)
def test_the_same_plan_imported_twice_at_once_makes_one_ledger(town):
    def second():
        try:
            return again(town, reading())
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first = again(town, reading())
            waiting = pool.submit(second)
            assert not wait([waiting], timeout=0.5).done
        assert waiting.result().unchanged == first.created
    assert Plan.rows.count() == 1


def test_a_heading_goes_when_nothing_stands_or_stood_under_it(town):
    plan = builders.plan_of(town)
    moved = reading()
    second, third = moved["chapters"][0]["sections"][1:]
    second["commitments"] += third["commitments"]
    moved["chapters"][0]["sections"].remove(third)
    done = again(town, moved)
    assert done.changed == ("1.3.1", "1.3.2")
    assert list(Section.rows.filter(chapter__plan=plan).values_list("ordinal", flat=True)) == [1, 2]
    again(town, reading(builders.SENTENCES[:2]))
    assert list(Section.rows.filter(chapter__plan=plan).values_list("ordinal", flat=True)) == [1, 2]
    assert Commitment.rows.filter(section__chapter__plan=plan, section__ordinal=2).standing().count() == 0


def test_an_import_leaves_one_entry_that_says_how_much(town):
    builders.plan_of(town)
    again(town, reading(builders.SENTENCES[:4]))
    entry = Entry.rows.filter(verb="workplan.import").order_by("-seq").first()
    assert (entry.chain, entry.actor) == ("liuxi", f"person:{town['clerk'].pk}")
    assert entry.facts == '{"changed":[],"created":[],"sha256":"' + "0" * 64 + '","withdrawn":["1.3.1","1.3.2"]}'


def test_a_reading_without_a_year_or_a_sentence_is_refused(town):
    with refused(
        "没有读出要点的年度，请在标题中写明，例如“某某镇2026年政务公开工作要点”。",
        "文件里没有读出任何任务，请核对是不是工作要点。",
    ):
        again(town, reading([], year=None))
    for year in (1022, 2100):
        with refused(f"读出的年度是 {year} 年，请核对标题中的年度。"):
            again(town, reading(year=year))


def test_only_the_clerk_of_the_organ_imports(town):
    for username in ("officer", "reviewer", "leader", "inspector", "administrator", "neighbour-clerk"):
        with refused("工作要点由柳溪镇人民政府的政务公开专员维护。"):
            import_plan(
                unit=town.organ, reading=reading(), source_name="a", source_sha256="0", by=town[username], at=AT
            )
    with refused("桃园村村民委员会不是行政机关，工作要点由它所属的机关印发和导入。"):
        import_plan(
            unit=town.units["taoyuan"],
            reading=reading(),
            source_name="a",
            source_sha256="0",
            by=town["clerk"],
            at=AT,
        )
    assert Plan.rows.count() == 0


def test_an_openness_other_than_proactive_needs_its_reason_and_a_day_that_has_come(town):
    with refused("认定为“不予公开”的，请写明理由和依据。", "成文日期还没有到，请核对。"):
        again(town, reading(), openness=Openness.WITHHELD, made_on=date(2026, 3, 11))
    with refused("请认定公开属性：主动公开、依申请公开或不予公开。"):
        again(town, reading(), openness=Openness.UNDECIDED)
    with refused("成文日期是1026年，请核对。"):
        again(town, reading(), made_on=date(1026, 3, 1))
