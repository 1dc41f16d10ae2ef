"""岗位 × 地址：what stands beside the stages: remarks, paper, emergencies, and the setting of stages."""

from django.test import Client

from mingtang.law.units import PostKind
from mingtang.organs.actions import appoint
from mingtang.papers.actions import record_signature
from mingtang.remarks.actions import make
from mingtang.reviewing import urls
from tests.builders import FOUNDED, moment
from tests.reviewing.conftest import checked, letter, owed, scan_of, scanned
from tests.reviewing.test_roles import SHOWN
from tests.roles import got, others, outcomes, posted, strangers

AT = moment("2026-03-05")
DAYS = {"stages": "review leader", "days_first": "2", "days_review": "3", "days_leader": "1"}


def expected(*done):
    return outcomes(sign_in=strangers(), done=set(done), refused=SHOWN - set(done), absent=others(*SHOWN))


def test_the_stages_are_shown_to_whoever_is_signed_in_and_of_an_organ_to_its_own(made):
    assert got(made, "/desk/review/stages/") == {"sign-in": strangers(), 200: others()}
    shown = {"sign-in": strangers(), 200: SHOWN, 404: others(*SHOWN)}
    assert got(made, "/desk/review/stages/liuxi/document/") == shown
    assert Client().get("/desk/review/stages/liuxi/document/").status_code == 302


def test_the_stages_are_set_by_the_administrator_of_the_organ(made):
    assert posted(made, "/desk/review/stages/liuxi/document/", DAYS) == expected("administrator")


def test_a_place_is_pointed_to_by_whoever_may_sign_the_stage(made):
    revision = letter(made)
    data = {"remark-place": "title", "remark-text": "标题太长。"}
    assert posted(made, f"/desk/review/{revision.pk}/remark/", data) == expected("reviewer")


def test_a_place_is_answered_for_by_the_author(made):
    revision = letter(made)
    remark = make(revision, place="title", text="标题太长。", by=made["reviewer"], at=AT)
    data = {f"answer-{remark.pk}-answer": "已改短。"}
    assert posted(made, f"/desk/review/{revision.pk}/remarks/{remark.pk}/", data) == expected("clerk")
    other = letter(made, number=2)
    assert _answer(made, "clerk", f"/desk/review/{other.pk}/remarks/{remark.pk}/", data) == 404


def test_a_signature_on_paper_is_recorded_by_a_reviewer_and_not_by_its_author(made):
    revision = checked(made)
    address = f"/desk/review/{revision.pk}/signature/"
    found = {}
    for role in ("clerk", "reviewer", "leader", "officer"):
        data = {"paper-signer": made["leader"].pk, "paper-scan": scanned()}
        found |= {role: _answer(made, role, address, data)}
    assert found == {"clerk": 422, "reviewer": 302, "leader": 422, "officer": 422}
    assert _answer(made, "neighbour-clerk", address, {}) == 404


def _answer(made, role, address, data):
    client = Client()
    client.force_login(made[role])
    return client.post(address, data).status_code


def test_a_signature_on_paper_is_attested_by_somebody_else(made):
    revision = checked(made)
    scan = scan_of(made)
    paper = record_signature(revision, signer=made["leader"], scan=scan, by=made["second-reviewer"], at=AT)
    data = {"attest-paper": paper.pk, "attest-seen": "on"}
    assert posted(made, f"/desk/review/{revision.pk}/attest/", data) == expected()
    stale = data | {"attest-paper": paper.pk + 1}
    told = {"since_on": FOUNDED.date(), "by": "install", "at": FOUNDED}
    appoint(made["other-officer"], unit=made.organ, kind=PostKind.REVIEWER, **told)
    answers = [_answer(made, "other-officer", f"/desk/review/{revision.pk}/attest/", one) for one in (stale, data)]
    assert answers == [422, 302]
    seen = {"sign-in": strangers(), 200: SHOWN, 404: others(*SHOWN)}
    assert got(made, f"/desk/files/{scan.key}/") == seen
    assert got(made, f"/files/{scan.key}/{scan.name}") == {404: {*others(), *strangers()}}


def test_an_emergency_is_the_leaders_to_declare(made):
    revision = letter(made)
    data = {"emergency-reason": "防汛转移，等不及。"}
    assert posted(made, f"/desk/review/{revision.pk}/emergency/", data) == expected("leader")


def test_what_was_put_off_is_made_up_for_by_somebody_without_a_hand_in_it(made):
    revision = owed(made).revision
    data = {"clear-finding": "核对无误。", "clear-source": "on", "clear-proof_1": "on"}
    assert posted(made, f"/desk/review/{revision.pk}/clear/", data) == expected()
    plain = letter(made, number=2)
    assert _answer(made, "clerk", f"/desk/review/{plain.pk}/clear/", data) == 422


def test_every_address_of_the_room_stands_in_these_tables():
    assert {pattern.name for pattern in urls.urlpatterns} == {
        *("review", "revision", "preview", "history", "approve", "confirm", "send-back", "sign", "drop"),
        *("stages", "stage-rule", "remark", "answer", "paper", "attest", "emergency", "clear"),
    }
