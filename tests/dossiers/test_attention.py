"""先看什么：the law's questions and the database's answers are one; the list by what needs attention."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingtang.dossiers.models import Dossier, Milestone, Update
from mingtang.dossiers.queries.board import board, late, with_attention
from mingtang.law.dossiers import STALE_AFTER_DAYS, DossierState, is_late, is_stale
from tests.builders import FOUNDED, moment
from tests.dossiers.conftest import founded
from tests.pages import signed_in, words

FIRST = date(2026, 1, 5)
DAYS = st.integers(0, 300).map(lambda n: FIRST + timedelta(days=n))
HERE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def told(made, row, day, *, withdrawn=False):
    """Progress past the actions: this is about reading it."""
    update = row.updates.create(on=day, text="清淤。", written_by=made["officer"], written_at=FOUNDED)
    if withdrawn:
        Update.rows.filter(pk=update.pk).update(withdrawn_by=made["officer"], withdrawn_at=FOUNDED)


@given(
    days=st.lists(st.tuples(DAYS, st.booleans()), max_size=4),
    stale_after=st.sampled_from(STALE_AFTER_DAYS),
    state=st.sampled_from(DossierState),
    on=DAYS,
)
@HERE
def test_the_database_finds_stale_what_the_law_does(made, days, stale_after, state, on):
    row = founded(made, f"s{Dossier.rows.count()}", stale_after=stale_after)
    if state is not DossierState.OPEN:
        Dossier.rows.filter(pk=row.pk).update(state=state.value)
    for day, withdrawn in days:
        told(made, row, day, withdrawn=withdrawn)
    last_on = max((day for day, withdrawn in days if not withdrawn and day <= on), default=None)
    found = with_attention(Dossier.rows.filter(pk=row.pk), on=on).get()
    assert found.last_on == last_on
    assert found.is_stale is is_stale(state, last_on=last_on, since_on=FIRST, stale_after=stale_after, on=on)


@given(due_on=DAYS, done_on=st.none() | DAYS, on=DAYS)
@HERE
def test_the_database_finds_late_what_the_law_does(made, due_on, done_on, on):
    row = Dossier.rows.filter(slug="hedao").first() or founded(made)
    proof = {"done_on": done_on, "done_note": "单。", "done_by": made["officer"], "done_at": FOUNDED} if done_on else {}
    step = row.milestones.create(title="清淤", due_on=due_on, made_at=FOUNDED, **proof)
    found = Milestone.rows.filter(late(on=on), pk=step.pk).exists()
    assert found is is_late(due_on=due_on, done_on=done_on, on=on)


def test_what_needs_attention_comes_first_and_what_is_over_last(made):
    rows = {slug: founded(made, slug) for slug in ("over", "calm", "soon", "behind", "silent")}
    Dossier.rows.filter(slug="over").update(state="closed")
    due = {"calm": date(2026, 12, 1), "soon": date(2026, 6, 20), "behind": date(2026, 5, 1), "over": date(2026, 4, 1)}
    for slug, day in due.items():
        rows[slug].milestones.create(title="清淤", due_on=day, made_at=FOUNDED)
    for slug in ("calm", "soon", "behind"):
        told(made, rows[slug], date(2026, 5, 30))
    assert [row.slug for row in board(made["clerk"], at=moment("2026-06-05"))] == [
        "behind", "silent", "soon", "calm", "over",
    ]  # fmt: skip


def test_a_part_of_the_tree_sees_what_it_leads_or_shares(made):
    founded(made, "shared")
    founded(made, "alone", partners=())
    founded(made, "led", lead=made.units["taoyuan"], partners=())
    seen = {
        who: {row.slug for row in board(made[who], at=moment("2026-06-05"))}
        for who in ("officer", "district-officer", "village-officer", "county-inspector", "neighbour-clerk", "postless")
    }
    assert seen == {
        "officer": {"shared", "alone", "led"},
        "district-officer": {"shared", "led"},
        "village-officer": {"led"},
        "county-inspector": {"shared", "alone", "led"},
        "neighbour-clerk": set(),
        "postless": set(),
    }


def test_three_hundred_take_as_many_queries_as_one(made, dossier, django_assert_num_queries,
                                                   django_assert_max_num_queries):  # fmt: skip
    client = signed_in(made, "clerk")
    with django_assert_max_num_queries(20) as first:
        assert "柳溪河下游河道整治" in words(client.get("/desk/key-work/"))
    told_of = {f.attname: getattr(dossier, f.attname) for f in dossier._meta.concrete_fields if f.attname != "id"}
    rows = Dossier.rows.bulk_create(Dossier(**told_of | {"slug": f"more-{n}"}) for n in range(299))
    Milestone.rows.bulk_create(
        Milestone(dossier=row, title="清淤", due_on=date(2026, 6, 30), made_at=FOUNDED) for row in rows
    )
    with django_assert_num_queries(len(first.captured_queries)):
        assert "共 300 项，第 1 页，共 10 页" in words(client.get("/desk/key-work/"))


def test_an_empty_list_says_what_will_be_there(made):
    assert "还没有设立重点工作" in words(signed_in(made, "clerk").get("/desk/key-work/"))
    assert "还没有可看的重点工作" in words(signed_in(made, "officer").get("/desk/key-work/"))
