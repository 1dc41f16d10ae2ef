"""岗位 × 地址：who reaches a draft, and whose act on it is refused, for every address and everybody."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from mingtang.intake import urls
from mingtang.intake.actions import draft
from mingtang.intake.models import Draft
from tests.builders import moment, reading
from tests.roles import (
    OF_THE_ORGAN,
    ROLES,
    everything,
    got,
    others,
    outcome,
    outcomes,
    posted,
    signed_in,
    stand_ins,
    strangers,
    undone,
)

AT = moment("2026-03-05")


@pytest.fixture
def made(town):
    """The town with a draft."""
    stand_ins(town)
    town.draft = draft(
        unit=town.organ,
        reading=reading(year=2027),
        source_name="新.txt",
        source_sha256="1" * 64,
        by=town["clerk"],
        at=AT,
    )
    return town


def address(made, name):
    """An address of the draft."""
    return reverse(f"intake:{name}", args=[made.draft.pk])


def test_everybody_signed_in_reaches_the_page_for_uploading(made):
    assert got(made, reverse("intake:plan-new")) == outcomes(shown=others(), sign_in=strangers())


def test_a_draft_is_there_for_those_who_see_the_organ(made):
    found = got(made, address(made, "draft"))
    assert found == outcomes(shown=OF_THE_ORGAN, absent=others(*OF_THE_ORGAN), sign_in=strangers())


DONE_BY = [
    ("draft-edit", {"op": "merge", "key": "1.1.1"}, {"clerk"}),
    ("draft-drop", {}, {"clerk"}),
    ("draft-confirm", {"openness": "proactive", "made_on": "2026-02-01"}, {"clerk"}),
]


@pytest.mark.parametrize(("name", "data", "who"), DONE_BY, ids=lambda told: told if isinstance(told, str) else "")
def test_an_act_is_done_by_those_who_may_and_refused_to_others_in_sight(made, name, data, who):
    found = posted(made, address(made, name), data)
    expected = outcomes(done=who, refused=OF_THE_ORGAN - who, absent=others(*OF_THE_ORGAN), sign_in=strangers())
    assert found == expected


def test_only_the_clerk_takes_a_tidying_back(made):
    url = address(made, "draft-undo")
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
            answer = outcome(client.post(reverse("intake:plan-new"), {"unit": made.organ.pk, "file": upload}))
            found.setdefault(answer, set()).add(role)
            assert (everything() != before) == (answer == 302)
    assert found == outcomes(done={"clerk"}, refused=others("clerk"), sign_in=strangers())


def test_every_address_of_the_room_stands_in_these_tables():
    reached = {name for name, *_ in DONE_BY} | {"draft-undo", "plan-new"}
    assert {pattern.name for pattern in urls.urlpatterns} == reached | {"draft"}
    assert reverse("intake:plan-new") == "/desk/plans/new/"
    assert "intake" in get_resolver().namespace_dict


def test_a_post_without_its_token_is_refused_everywhere(made):
    client = Client(enforce_csrf_checks=True)
    client.force_login(made["clerk"])
    before = everything()
    names = [name for name, *_ in DONE_BY] + ["draft-undo"]
    answers = {client.post(address(made, name)).status_code for name in names}
    answers.add(client.post(reverse("intake:plan-new")).status_code)
    assert answers == {403}
    assert everything() == before
