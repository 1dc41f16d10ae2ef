"""撤销：what was just done can be taken back by one button, through the same acts, where the law leaves a way."""

import re

import pytest
from django.test import Client

from mingtang.audit.models import Entry
from mingtang.evidence.models import Evidence
from mingtang.workplan.models import Commitment
from tests import builders

PLACE = "/desk/plans/liuxi/2026/1.1.1/"


def client_of(town, username):
    client = Client()
    client.force_login(town[username])
    return client


def undo_of(client, url=PLACE):
    """The form of the way back on the page: its address and what it sends; nothing where there is none."""
    page = client.get(url).content.decode()
    form = re.search(r'<form class="undo" method="post" action="([^"]+)">(.*?)</form>', page, re.DOTALL)
    if form is None:
        return None
    pairs = re.findall(r'name="([^"]+)" value="([^"]*)"', form[2])
    data = {}
    for name, value in pairs:
        if name != "csrfmiddlewaretoken":
            data.setdefault(name, []).append(value)
    return form[1], data


def row():
    return Commitment.rows.get(plan__unit__code="liuxi", key="1.1.1")


def test_an_owner_is_put_back(town, plan):
    client = client_of(town, "clerk")
    before = row().owner
    wanted = {"assign-owner": town.units["liuxi-sfs"].pk, "assign-co_owners": [town.units["liuxi-dzb"].pk]}
    client.post(f"{PLACE}assign/", wanted)
    assert row().owner == town.units["liuxi-sfs"]
    url, data = undo_of(client)
    client.post(url, data)
    assert (row().owner, list(row().co_owners.all())) == (before, [])
    assert Entry.rows.filter(verb="workplan.assign").count() == 2


def test_a_term_is_put_back(town, plan):
    client = client_of(town, "clerk")
    client.post(f"{PLACE}term/", {"term-rhythm": "", "term-due_on": "2026-05-31"})
    assert str(row().next_due_on) == "2026-05-31"
    url, data = undo_of(client)
    client.post(url, data)
    assert (str(row().next_due_on), row().own_due_on) == ("2026-06-30", None)


def test_evidence_is_taken_back_while_nobody_has_judged_it(town, plan):
    client = client_of(town, "officer")
    told = {"evidence-title": "公示", "evidence-on": "2026-03-01", "evidence-url": "https://www.example/gongshi"}
    client.post(f"{PLACE}evidence/", {"kind": "link"} | told)
    url, data = undo_of(client)
    client.post(url, data)
    assert Evidence.rows.get().withdrawn_at is not None


def test_what_was_let_public_is_kept_inside_again(town, plan):
    piece = builders.accepted(row(), by=town["officer"], judge=town["clerk"])
    client = client_of(town, "reviewer")
    client.post(f"{PLACE}evidence/{piece.pk}/public/", {"as": "public"})
    assert Evidence.rows.get().public_at is not None
    url, data = undo_of(client)
    client.post(url, data)
    assert Evidence.rows.get().public_at is None


def test_a_revision_handed_in_is_drawn_back(town, plan):
    client = client_of(town, "clerk")
    client.post("/desk/plans/liuxi/2026/publish/")
    url, data = undo_of(client, "/desk/plans/liuxi/2026/")
    client.post(url, data)
    assert Entry.rows.filter(verb="editorial.drop").count() == 1


@pytest.mark.parametrize("act", ["accept", "note"])
def test_a_decision_and_a_note_have_no_way_back(town, plan, act):
    piece = builders.evidence(row(), by=town["officer"])
    client = client_of(town, "clerk")
    if act == "accept":
        client.post(f"{PLACE}evidence/{piece.pk}/accept/", {"as": "progress"})
    else:
        client.post(f"{PLACE}note/", {"note-text": "做了一半。"})
    assert undo_of(client) is None


def test_the_way_back_is_offered_once(town, plan):
    client = client_of(town, "clerk")
    client.post(f"{PLACE}term/", {"term-rhythm": "", "term-due_on": "2026-05-31"})
    assert undo_of(client) is not None
    assert undo_of(client) is None


CHANGED_SINCE = "这以后又有人改过，不能直接撤销。请看现在的样子，要改的再改一次。"


def test_what_was_changed_since_is_not_written_over_by_undoing(town, plan):
    client, other = client_of(town, "clerk"), client_of(town, "clerk")
    client.post(f"{PLACE}assign/", {"assign-owner": town.units["liuxi-sfs"].pk})
    url, data = undo_of(client)
    other.post(f"{PLACE}assign/", {"assign-owner": town.units["liuxi-sfs"].pk, "assign-co_owners": town.organ.pk})
    answer = client.post(url, data)
    assert (answer.status_code, CHANGED_SINCE in answer.content.decode()) == (422, True)
    assert (row().owner.code, [unit.code for unit in row().co_owners.all()]) == ("liuxi-sfs", ["liuxi"])
    client.post(f"{PLACE}term/", {"term-rhythm": "", "term-due_on": "2026-05-31"})
    url, data = undo_of(client)
    other.post(f"{PLACE}term/", {"term-rhythm": "", "term-due_on": "2026-05-30"})
    answer = client.post(url, data)
    assert (answer.status_code, CHANGED_SINCE in answer.content.decode()) == (422, True)
    assert str(row().own_due_on) == "2026-05-30"
