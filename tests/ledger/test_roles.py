"""岗位 × 地址：who reaches which page of the ledger, and whose act is refused, for every address and everybody."""

from datetime import date

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from mingtang.evidence.actions.evidence import write_note
from mingtang.evidence.actions.public import confirm_for_public
from mingtang.evidence.actions.rules import set_rule
from mingtang.ledger import urls
from mingtang.workplan.actions.terms import set_term
from tests import builders
from tests.builders import moment
from tests.roles import (
    OF_THE_ORGAN,
    everything,
    got,
    others,
    outcomes,
    posted,
    stand_ins,
    strangers,
)

AT = moment("2026-03-05")
PARTS = {"district-officer", "village-officer"}
JUDGES = {"clerk", "reviewer", "leader"}


@pytest.fixture
def made(town, plan):
    """The town with a plan, and one of everything that an address can name."""
    stand_ins(town)
    row = builders.commitment(plan)
    waiting = builders.evidence(row, by=town["officer"])
    accepted = builders.accepted(row, by=town["officer"], judge=town["clerk"], title="申报指南")
    public = builders.accepted(row, by=town["officer"], judge=town["clerk"], title="发放表")
    confirm_for_public(public, by=town["reviewer"], at=AT)
    note = write_note(row, text="已公示。", by=town["officer"], at=AT)
    lapsed = builders.accepted(row, by=town["officer"], judge=town["clerk"], title="汇总表", completing=True)
    set_term(row, rhythm=None, due_on=date(2026, 5, 31), by=town["clerk"], at=AT)
    rule = set_rule(row, source="released_document", words="补贴", by=town["clerk"], at=AT)
    town.numbers = {
        "waiting": waiting.pk,
        "accepted": accepted.pk,
        "public": public.pk,
        "lapsed": lapsed.pk,
        "note": note.pk,
        "rule": rule.pk,
    }
    return town


def address(made, name, *more, key="1.1.1"):
    """An address of the plan's commitment; what is named in quotes by its number."""
    numbers = [made.numbers[part] for part in more]
    place = [made.organ.code, 2026]
    return reverse(f"ledger:{name}", args=[*place, *([] if name.startswith("plan") else [key]), *numbers])


@pytest.mark.parametrize("name", ["ledger", "stalled", "plans"])
def test_everybody_signed_in_reaches_what_lists_only_what_they_see(made, name):
    assert got(made, reverse(f"ledger:{name}")) == outcomes(shown=others(), sign_in=strangers())


@pytest.mark.parametrize(
    ("name", "key", "seen"),
    [
        ("plan", "", OF_THE_ORGAN | PARTS),
        ("commitment", "1.1.1", OF_THE_ORGAN),
        ("commitment", "1.1.2", OF_THE_ORGAN | PARTS - {"village-officer"}),
        ("commitment", "1.3.2", OF_THE_ORGAN | PARTS),
        ("commitment", "9.9.9", set()),
    ],
)
def test_a_page_is_there_for_those_in_whose_sight_it_lies(made, name, key, seen):
    found = got(made, address(made, name, key=key))
    assert found == outcomes(shown=seen, absent=others(*seen), sign_in=strangers())


DONE_BY = [
    ("plan-openness", (), {"openness": "withheld", "reason": "内部事务", "made_on": "2026-01-20"}, {"clerk"}),
    ("plan-publish", (), {}, {"clerk"}),
    (
        "evidence-new",
        (),
        {
            "kind": "link",
            "evidence-title": "公示",
            "evidence-on": "2026-03-01",
            "evidence-url": "https://www.example/gongshi",
        },
        {"clerk", "officer"},
    ),
    ("note-new", (), {"note-text": "已核对。"}, {"clerk", "officer"}),
    ("assign", (), {}, {"clerk"}),
    ("term", (), {"term-rhythm": "monthly"}, {"clerk"}),
    ("rule-new", (), {"rule-source": "released_document", "rule-words": "惠农"}, {"clerk"}),
    ("accept", ("waiting",), {"as": "progress"}, JUDGES),
    ("accept", ("waiting",), {"as": "completing"}, JUDGES),
    ("affirm", ("lapsed",), {}, JUDGES),
    ("withdraw", ("waiting",), {}, {"officer"}),
    ("evidence-public", ("accepted",), {"as": "public"}, JUDGES),
    ("evidence-public", ("public",), {"as": "internal"}, JUDGES),
    ("note-public", ("note",), {"as": "public"}, JUDGES),
    ("rule-end", ("rule",), {}, {"clerk"}),
]


@pytest.mark.parametrize(
    ("name", "parts", "data", "who"), DONE_BY, ids=lambda told: told if isinstance(told, str) else ""
)
def test_an_act_is_done_by_those_who_may_and_refused_to_others_in_sight(made, name, parts, data, who):
    found = posted(made, address(made, name, *parts), data)
    refused = OF_THE_ORGAN | (PARTS if name.startswith("plan") else set())
    assert found == outcomes(done=who, refused=refused - who, absent=others(*refused), sign_in=strangers())


@pytest.mark.parametrize(("name", "part"), [("refuse", "waiting"), ("revoke", "accepted")])
def test_an_act_with_a_reason_is_for_those_who_judge(made, name, part):
    found = posted(made, address(made, name, part), {f"reason-{made.numbers[part]}-reason": "看不清。"})
    assert found == outcomes(
        done=JUDGES, refused=OF_THE_ORGAN - JUDGES, absent=others(*OF_THE_ORGAN), sign_in=strangers()
    )


def test_the_parts_of_one_commitment_are_not_reached_by_the_address_of_another(made):
    other = reverse("ledger:accept", args=[made.organ.code, 2026, "1.1.2", made.numbers["waiting"]])
    assert posted(made, other, {"as": "progress"}) == outcomes(absent=others(), sign_in=strangers())


def test_every_address_of_the_room_stands_in_these_tables():
    reached = {name for name, *_ in DONE_BY} | {"refuse", "revoke"}
    shown = {"ledger", "stalled", "plans", "plan", "commitment"}
    assert {pattern.name for pattern in urls.urlpatterns} == reached | shown
    assert reverse("ledger:ledger") == "/desk/ledger/"
    assert "ledger" in get_resolver().namespace_dict


def test_a_post_without_its_token_is_refused_everywhere(made):
    client = Client(enforce_csrf_checks=True)
    client.force_login(made["clerk"])
    before = everything()
    places = [(name, parts) for name, parts, *_ in DONE_BY] + [("refuse", ("waiting",))]
    answers = {client.post(address(made, name, *parts)).status_code for name, parts in places}
    assert answers == {403}
    assert everything() == before
