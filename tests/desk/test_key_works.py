"""今日里的重点工作：what its keeper is reminded of, and who else is not."""

from datetime import date

import pytest

from mingtang.desk.queries import key_works
from mingtang.desk.queries.today import rows
from mingtang.dossiers import actions
from mingtang.dossiers.models import Dossier
from mingtang.editorial.actions import send_back
from mingtang.timelines.actions import propose
from tests.builders import FOUNDED, moment
from tests.dossiers.conftest import AT, founded, published, wrote
from tests.dossiers.conftest import dossier as dossier
from tests.dossiers.conftest import made as made


@pytest.fixture
def reminded(made):
    def on(day, who="officer"):
        at = moment(day)
        return [(row.sentence, row.words, row.step) for row in key_works.rows(made[who], at=at)]

    return on


def test_the_keeper_is_reminded_of_silence_from_the_day_the_law_says(made, dossier, reminded):
    wrote(made, dossier)
    assert reminded("2026-04-15") == []
    assert reminded("2026-04-16") == [("《柳溪河下游河道整治》该写进展了", "已 46 天没有进展", "写进展")]
    assert reminded("2026-04-16", "clerk") == []


def test_the_keeper_is_reminded_of_milestones_near_and_past(made, dossier, reminded):
    wrote(made, dossier, on=date(2026, 6, 1), at=moment("2026-06-02"))
    assert reminded("2026-05-30", "clerk") == []
    told = {
        day: [row for row in reminded(day) if "节点" in row[0]] for day in ("2026-05-30", "2026-05-31", "2026-07-02")
    }
    assert told["2026-05-30"] == []
    assert [row[0] for row in told["2026-05-31"]] == ["《柳溪河下游河道整治》的节点“清淤”"]
    assert [(row[1], row[2]) for row in told["2026-07-02"]] == [("已超过 2 个工作日，6月30日到期", "去登记")]


def test_a_correction_that_the_public_does_not_have_yet_waits_for_the_keeper(made, dossier, reminded):
    update = wrote(made, dossier)
    wrote(made, dossier, "绿化一百亩。")
    published(made, dossier, update)
    actions.correct(update, note="数字有误。", by=made["clerk"], at=AT)
    assert reminded("2026-03-05") == [("《柳溪河下游河道整治》公开页仍显示已更正的进展，请送审", "待更正", "去送审")]
    published(made, dossier, at=moment("2026-03-06"))
    assert reminded("2026-03-06") == []


def test_what_waits_for_a_confirmation_is_on_the_reviewers_day_and_comes_back_to_its_author(made, dossier, reminded):
    revision = propose(dossier, updates=[wrote(made, dossier).pk], by=made["officer"], at=AT)
    assert [(row.sentence, row.words, row.step) for row in rows(made["reviewer"], at=AT)] == [
        ("《柳溪河下游河道整治进展》等您审签后公布", "待确认，还有 2 个工作日", "去确认")
    ]
    assert [row.sentence for row in rows(made["leader"], at=AT)] == []
    send_back(revision, reason="写明哪一段。", by=made["reviewer"], at=AT)
    assert reminded("2026-03-05") == [("《柳溪河下游河道整治进展》被退回：写明哪一段。", "等您修改", "去修改")]


def test_what_is_over_reminds_nobody(made, dossier, reminded):
    actions.close(dossier, reason="并入。", by=made["clerk"], at=AT)
    assert reminded("2026-12-30") == []


def test_three_hundred_kept_take_as_many_queries_as_one(made, dossier, django_assert_num_queries,
                                                        django_assert_max_num_queries):  # fmt: skip
    at, update = moment("2026-07-02"), wrote(made, dossier)
    published(made, dossier, update)
    actions.correct(update, note="数字有误。", by=made["clerk"], at=AT)
    person = made["officer"]
    person.posts_on(at.date())
    with django_assert_max_num_queries(12) as first:
        key_works.rows(person, at=at)
    told = {f.attname: getattr(dossier, f.attname) for f in dossier._meta.concrete_fields if f.attname != "id"}
    made_ = Dossier.rows.bulk_create(Dossier(**told | {"slug": f"more-{n}"}) for n in range(299))
    step = founded(made, "step").milestones.model
    step.rows.bulk_create(step(dossier=row, title="甲", due_on=at.date(), made_at=FOUNDED) for row in made_)
    with django_assert_num_queries(len(first.captured_queries)):
        assert len(key_works.rows(person, at=at)) > 500
