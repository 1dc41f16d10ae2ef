"""岗位 × 地址：who reaches which page of the ledger, and whose act is refused, for every address and everybody."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from mingtang.workplan import urls
from mingtang.workplan.actions.drafts import draft
from mingtang.workplan.actions.evidence import confirm_for_public, write_note
from mingtang.workplan.actions.rules import set_rule
from mingtang.workplan.models import Draft
from tests import builders
from tests.builders import moment, reading
from tests.roles import (
    ROLES,
    SIGN_IN,
    everything,
    got,
    others,
    outcome,
    posted,
    signed_in,
    stand_ins,
    strangers,
    undone,
)

AT = moment("2026-03-05")
OF_THE_ORGAN = {
    "clerk",
    "officer",
    "other-officer",
    "reviewer",
    "office-reviewer",
    "leader",
    "inspector",
    "administrator",
    "county-inspector",
}
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
    rule = set_rule(row, source="released_document", words="补贴", by=town["clerk"], at=AT)
    started = draft(
        unit=town.organ,
        reading=reading(year=2027),
        source_name="新.txt",
        source_sha256="1" * 64,
        by=town["clerk"],
        at=AT,
    )
    town.numbers = {
        "draft": started.pk,
        "waiting": waiting.pk,
        "accepted": accepted.pk,
        "public": public.pk,
        "note": note.pk,
        "rule": rule.pk,
    }
    return town


def address(made, name, *more, key="1.1.1"):
    """An address of the plan's commitment; what is named in quotes by its number."""
    numbers = [made.numbers[part] for part in more]
    if name.startswith("draft"):
        return reverse(f"workplan:{name}", args=numbers)
    place = [made.organ.code, 2026]
    return reverse(f"workplan:{name}", args=[*place, *([] if name.startswith("plan") else [key]), *numbers])


def outcomes(**people):
    """Outcome → people, without those that nobody gets."""
    named = {"done": 302, "shown": 200, "refused": 422, "absent": 404, "sign_in": SIGN_IN, "back": 302}
    return {named[name]: who for name, who in people.items() if who}


@pytest.mark.parametrize("name", ["ledger", "stalled", "plans", "plan-new"])
def test_everybody_signed_in_reaches_what_lists_only_what_they_see(made, name):
    assert got(made, reverse(f"workplan:{name}")) == outcomes(shown=others(), sign_in=strangers())


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


def test_a_draft_is_there_for_those_who_see_the_organ(made):
    found = got(made, address(made, "draft", "draft"))
    assert found == outcomes(shown=OF_THE_ORGAN, absent=others(*OF_THE_ORGAN), sign_in=strangers())


DONE_BY = [
    ("draft-edit", ("draft",), {"op": "merge", "key": "1.1.1"}, {"clerk"}),
    ("draft-drop", ("draft",), {}, {"clerk"}),
    ("draft-confirm", ("draft",), {"openness": "proactive", "made_on": "2026-02-01"}, {"clerk"}),
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


def test_only_the_clerk_takes_a_tidying_back(made):
    url = address(made, "draft-undo", "draft")
    Draft.rows.update(edits=[{"op": "kind", "key": "1.1.1", "text": "不在了。", "kind": "task"}])
    assert posted(made, url) == outcomes(
        done={"clerk"}, refused=OF_THE_ORGAN - {"clerk"}, absent=others(*OF_THE_ORGAN), sign_in=strangers()
    )


def test_only_a_clerk_uploads_a_plan_and_only_for_their_own_organ(made):
    found = {}
    for role in ROLES:
        with undone():
            client, before = signed_in(made, role), everything()
            upload = SimpleUploadedFile("要点.txt", "柳溪镇2027年政务公开工作要点\n一、公开\n公布目录。".encode())
            answer = outcome(client.post(reverse("workplan:plan-new"), {"unit": made.organ.pk, "file": upload}))
            found.setdefault(answer, set()).add(role)
            assert (everything() != before) == (answer == 302)
    assert found == outcomes(done={"clerk"}, refused=others("clerk"), sign_in=strangers())


def test_the_parts_of_one_commitment_are_not_reached_by_the_address_of_another(made):
    other = reverse("workplan:accept", args=[made.organ.code, 2026, "1.1.2", made.numbers["waiting"]])
    assert posted(made, other, {"as": "progress"}) == outcomes(absent=others(), sign_in=strangers())


def test_every_address_of_the_room_stands_in_these_tables():
    reached = {name for name, *_ in DONE_BY} | {"refuse", "revoke", "draft-undo", "plan-new"}
    shown = {"ledger", "stalled", "plans", "plan", "commitment", "draft"}
    assert {pattern.name for pattern in urls.urlpatterns} == reached | shown
    assert reverse("workplan:ledger") == "/desk/ledger/"
    assert "workplan" in get_resolver().namespace_dict


def test_a_post_without_its_token_is_refused_everywhere(made):
    client = Client(enforce_csrf_checks=True)
    client.force_login(made["clerk"])
    before = everything()
    places = [(name, parts) for name, parts, *_ in DONE_BY] + [("refuse", ("waiting",)), ("draft-undo", ("draft",))]
    answers = {client.post(address(made, name, *parts)).status_code for name, parts in places}
    answers.add(client.post(reverse("workplan:plan-new")).status_code)
    assert answers == {403}
    assert everything() == before
